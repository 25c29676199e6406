package tidings.streams.theme;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.events.Theme.Sample;
import tidings.events.Theme.Tests;

/** Reads lists of sample articles. For one thread. */
final class SampleTree {
    private final YamlFields fields;

    /**
     * @param fields reads values, and is told of what is wrong
     */
    SampleTree(YamlFields fields) {
        this.fields = fields;
    }

    /** The samples that a theme must match and must not match. */
    Tests tests(@Nullable Yaml node) {
        if (node == null) {
            return Tests.NONE;
        }
        if (!(node instanceof Yaml.Mapping mapping)) {
            fields.error(node, "tests: found " + node.kind() + "; expected the keys match and reject");
            return Tests.NONE;
        }
        var keys = fields.keys(mapping, Set.of("match", "reject"), "tests");
        return new Tests(read(keys.get("match"), "tests.match"), read(keys.get("reject"), "tests.reject"));
    }

    /**
     * The samples of a list.
     *
     * @param node the list; null for none
     * @param where names it in messages
     */
    List<Sample> read(@Nullable Yaml node, String where) {
        var samples = new ArrayList<Sample>();
        for (var item : node == null ? List.<Yaml>of() : fields.items(node, where)) {
            if (item instanceof Yaml.Mapping mapping) {
                var keys = fields.keys(mapping, Set.of("name", "language", "title", "text"), where);
                samples.add(sample(keys));
                if (!keys.containsKey("title") && !keys.containsKey("text")) {
                    fields.error(item, where + ": this article has neither title nor text");
                }
            } else {
                fields.error(item, where + ": found " + item.kind() + "; expected {name, language, title, text}");
            }
        }
        return samples;
    }

    private Sample sample(Map<String, Yaml> keys) {
        return new Sample(
                keys.containsKey("name") ? fields.text(keys.get("name"), "name") : null,
                keys.containsKey("language") ? fields.text(keys.get("language"), "language") : null,
                fields.text(keys.get("title"), "title"),
                fields.text(keys.get("text"), "text"));
    }
}
