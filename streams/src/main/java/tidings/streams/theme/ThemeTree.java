package tidings.streams.theme;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tidings.events.Severity;
import tidings.events.Theme;
import tidings.events.Theme.Clause;
import tidings.events.Theme.Confirm;
import tidings.events.Theme.Meaning;
import tidings.events.Theme.Policy;
import tidings.events.Theme.Score;
import tidings.events.Theme.Tests;

/** Makes a theme of a YAML tree, reporting everything that does not belong. One use, one thread. */
final class ThemeTree {
    private static final Set<String> KEYS = Set.of(
            "id",
            "name",
            "description",
            "version",
            "severity",
            "topic",
            "languages",
            "reviewed",
            "concepts",
            "match",
            "exclude",
            "score",
            "confirm",
            "tests",
            "meaning");

    private final YamlFields fields;
    private final SampleTree samples;
    private final Yaml root;
    private final Map<String, Yaml> parts = new HashMap<>();
    private final MemberLanguages memberLanguages = new MemberLanguages();
    private Reviewed reviewed = Reviewed.none();

    ThemeTree(String file, Yaml root, List<Problem> problems) {
        this.fields = new YamlFields(file, problems);
        this.samples = new SampleTree(fields);
        this.root = root;
    }

    /** The node of a part, named by its keys; the nearest one around it if it is not there. */
    Yaml at(String part) {
        for (var path = part; ; path = path.substring(0, path.lastIndexOf('/'))) {
            var node = parts.get(path);
            if (node != null) {
                return node;
            }
            if (path.indexOf('/') < 0) {
                return root;
            }
        }
    }

    /** For which language each member of the concepts is, once the theme was read. */
    MemberLanguages memberLanguages() {
        return memberLanguages;
    }

    /** The words that need no warning, once the theme was read. */
    Reviewed reviewed() {
        return reviewed;
    }

    /** True if the file itself lists the theme's languages. */
    boolean claimsLanguages() {
        return parts.containsKey("languages");
    }

    /** The theme; empty if it has errors, which were reported. */
    Optional<Theme> theme() {
        if (!(root instanceof Yaml.Mapping mapping)) {
            fields.error(root, "found " + root.kind() + "; expected the keys of a theme, such as id, name and match");
            return Optional.empty();
        }
        var keys = fields.keys(mapping, KEYS, "theme");
        parts.putAll(keys);
        var id = fields.required(mapping, keys, "id");
        var name = fields.required(mapping, keys, "name");
        int version = fields.wholeNumber(keys.get("version"), 1, "version");
        var severity = severity(keys.get("severity"));
        boolean topic = fields.truth(keys.get("topic"), "topic");
        var concepts = new ConceptTree(fields, parts, memberLanguages).read(keys.get("concepts"));
        var match = clauses(mapping, keys);
        var exclude = exclude(keys.get("exclude"));
        var score = score(keys.get("score"));
        var tests = samples.tests(keys.get("tests"));
        var meaning = meaning(keys.get("meaning"));
        var languages = languages(keys.get("languages"), tests);
        reviewed = Reviewed.read(keys.get("reviewed"), fields, parts);
        var confirm = confirm(keys.get("confirm"));
        if (fields.hasErrors()) {
            return Optional.empty();
        }
        return built(
                () -> new Theme(
                        id,
                        name,
                        fields.text(keys.get("description"), "description"),
                        version,
                        severity,
                        topic,
                        languages,
                        concepts,
                        match,
                        exclude,
                        score,
                        tests,
                        meaning,
                        null,
                        confirm),
                keys.getOrDefault("id", root));
    }

    private Severity severity(@Nullable Yaml node) {
        var word = fields.text(node, "severity");
        return node == null || word.isEmpty()
                ? Severity.MEDIUM
                : built(() -> Severity.of(word), node).orElse(Severity.MEDIUM);
    }

    /** The languages listed; without a list, those of the concepts' groups and of the articles that must match. */
    private List<String> languages(@Nullable Yaml node, Tests tests) {
        if (node == null) {
            var own = new TreeSet<>(memberLanguages.all());
            tests.match().forEach(sample -> own.addAll(ThemeLanguages.of(sample)));
            return List.copyOf(own);
        }
        var languages = new ArrayList<String>();
        for (var item : fields.items(node, "languages")) {
            parts.put("languages/" + languages.size(), item);
            var code = fields.text(item, "languages");
            if (!MemberLanguages.isCode(code)) {
                fields.error(item, "languages: found '" + code + "'; expected " + MemberLanguages.expected());
            } else if (languages.contains(code)) {
                fields.error(item, "languages: '" + code + "' is given twice");
            }
            languages.add(code);
        }
        return languages;
    }

    private SequencedMap<String, Clause> clauses(Yaml.Mapping theme, Map<String, Yaml> keys) {
        var clauses = new LinkedHashMap<String, Clause>();
        var node = keys.get("match");
        fields.entries(node, "match")
                .forEach((name, value) -> clause(name, value).ifPresent(clause -> clauses.put(name, clause)));
        if (clauses.isEmpty() && !fields.hasErrors()) {
            fields.error(node == null ? theme : node, "match has no clause; expected at least one");
        }
        return clauses;
    }

    private Optional<Clause> clause(String name, Yaml node) {
        var part = "match/" + name;
        parts.put(part, node);
        if (!(node instanceof Yaml.Mapping mapping)) {
            var query = fields.text(node, "match." + name);
            return Optional.of(new Clause(query, 1));
        }
        var keys = fields.keys(mapping, Set.of("query", "weight"), "match." + name);
        var query = fields.required(mapping, keys, "query");
        double weight = fields.number(keys.get("weight"), 1, "weight");
        parts.put(part, keys.getOrDefault("query", node));
        return built(() -> new Clause(query, weight), keys.getOrDefault("weight", node));
    }

    private SequencedMap<String, String> exclude(@Nullable Yaml node) {
        var exclude = new LinkedHashMap<String, String>();
        fields.entries(node, "exclude").forEach((name, value) -> {
            parts.put("exclude/" + name, value);
            exclude.put(name, fields.text(value, "exclude." + name));
        });
        return exclude;
    }

    private Score score(@Nullable Yaml node) {
        if (node == null) {
            return Score.DEFAULT;
        }
        if (!(node instanceof Yaml.Mapping mapping)) {
            fields.error(node, "score: found " + node.kind() + "; expected {threshold: number}");
            return Score.DEFAULT;
        }
        var keys = fields.keys(mapping, Set.of("threshold"), "score");
        parts.put("score/threshold", keys.getOrDefault("threshold", node));
        double threshold = fields.number(keys.get("threshold"), Score.DEFAULT.threshold(), "threshold");
        return built(() -> new Score(threshold), keys.getOrDefault("threshold", node))
                .orElse(Score.DEFAULT);
    }

    private @Nullable Confirm confirm(@Nullable Yaml node) {
        if (node == null) {
            return null;
        }
        if (!(node instanceof Yaml.Mapping mapping)) {
            fields.error(node, "confirm: found " + node.kind() + "; expected {publishers: number, severity: word}");
            return null;
        }
        var keys = fields.keys(mapping, Set.of("publishers", "severity"), "confirm");
        int publishers = fields.wholeNumber(keys.get("publishers"), 2, "confirm.publishers");
        var severity = keys.containsKey("severity") ? severity(keys.get("severity")) : null;
        return built(() -> new Confirm(publishers, severity), keys.getOrDefault("publishers", node))
                .orElse(null);
    }

    private Meaning meaning(@Nullable Yaml node) {
        if (node == null) {
            return Meaning.NONE;
        }
        if (!(node instanceof Yaml.Mapping mapping)) {
            fields.error(node, "meaning: found " + node.kind() + "; expected {policy, threshold, about, other}");
            return Meaning.NONE;
        }
        var keys = fields.keys(mapping, Set.of("policy", "threshold", "about", "other"), "meaning");
        var policy = keys.containsKey("policy")
                ? built(() -> Policy.of(fields.text(keys.get("policy"), "policy")), keys.get("policy"))
                : Optional.of(Meaning.NONE.policy());
        double threshold = fields.number(keys.get("threshold"), Meaning.USUAL_THRESHOLD, "threshold");
        var about = samples.read(keys.get("about"), "meaning.about");
        var other = samples.read(keys.get("other"), "meaning.other");
        return built(
                        () -> new Meaning(policy.orElse(Policy.WORDS), threshold, about, other),
                        keys.getOrDefault("threshold", node))
                .orElse(Meaning.NONE);
    }

    /** What a record makes of its components; what it refuses is reported at the node. */
    private <T> Optional<T> built(java.util.function.Supplier<T> maker, Yaml node) {
        try {
            return Optional.of(maker.get());
        } catch (IllegalArgumentException e) {
            fields.error(node, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
