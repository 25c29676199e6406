package tidings.streams.theme;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Reads a theme's concepts: lists of members, or groups of them by language. One use, one thread. */
final class ConceptTree {
    private final YamlFields fields;
    private final Map<String, Yaml> parts;
    private final MemberLanguages memberLanguages;

    /**
     * @param fields reads values, and is told of what is wrong
     * @param parts where the node of each member is noted, under {@code concepts/<concept>/<number>}
     * @param memberLanguages where the language of each member is noted
     */
    ConceptTree(YamlFields fields, Map<String, Yaml> parts, MemberLanguages memberLanguages) {
        this.fields = fields;
        this.parts = parts;
        this.memberLanguages = memberLanguages;
    }

    /** The members of each concept, in their order. */
    SequencedMap<String, List<String>> read(@Nullable Yaml node) {
        var concepts = new LinkedHashMap<String, List<String>>();
        fields.entries(node, "concepts").forEach((name, value) -> {
            parts.put("concepts/" + name, value);
            concepts.put(name, value instanceof Yaml.Mapping groups ? grouped(name, groups) : listed(name, value));
        });
        return concepts;
    }

    private List<String> listed(String concept, Yaml node) {
        var members = new ArrayList<String>();
        for (var item : fields.items(node, "concepts." + concept)) {
            member(concept, item, members);
            memberLanguages.add(concept);
        }
        return members;
    }

    private List<String> grouped(String concept, Yaml.Mapping groups) {
        var members = new ArrayList<String>();
        fields.entries(groups, "concepts." + concept).forEach((group, value) -> {
            if (!group.equals(MemberLanguages.ANY) && !MemberLanguages.isCode(group)) {
                fields.error(
                        value,
                        "concepts." + concept + ": found the group '" + group + "'; expected "
                                + MemberLanguages.expected() + ", or any");
            }
            memberLanguages.addGroup(concept, group);
            for (var item : fields.items(value, "concepts." + concept + "." + group)) {
                member(concept, item, members);
                memberLanguages.add(concept, group);
            }
        });
        return members;
    }

    private void member(String concept, Yaml item, List<String> members) {
        parts.put("concepts/" + concept + "/" + members.size(), item);
        members.add(fields.text(item, "concepts." + concept));
    }
}
