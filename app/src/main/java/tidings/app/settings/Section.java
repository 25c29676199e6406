package tidings.app.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keys and values of a settings file, read by those who know what should be there. Whoever reads a section asks for
 * each key that it knows and then calls {@link #end}: what nobody asked for is an unknown key. What is wrong is
 * collected, and the reader goes on with the fallback.
 *
 * <p>Not safe for several threads.
 */
final class Section {
    private final String path;
    private final Node node;
    private final Source source;
    private final Set<String> known = new LinkedHashSet<>();

    Section(String path, Node node, Source source) {
        this.path = path;
        this.node = node;
        this.source = source;
        if (!(node instanceof Node.Members) && !(node instanceof Node.Nothing)) {
            complain(node, (path.isEmpty() ? "the file" : path) + " must hold keys and values, not " + node.kind());
        }
    }

    /** True if the key is there with a value. */
    boolean has(String key) {
        return !(find(key) instanceof Node.Nothing);
    }

    String text(String key, String fallback) {
        return value(key, fallback, Function.identity());
    }

    @Nullable
    String text(String key) {
        return has(key) ? text(key, "") : null;
    }

    /** Like {@link #text(String)}, for what the section cannot do without. */
    String required(String key) {
        if (!has(key)) {
            complain(node, key + " is missing" + (path.isEmpty() ? "" : " in " + path));
        }
        return text(key, "");
    }

    int number(String key, int fallback, int least, int most) {
        return value(key, fallback, text -> {
            var allowed = "allowed: a whole number from " + least + " to " + most;
            try {
                var number = Integer.parseInt(text.strip());
                if (number >= least && number <= most) {
                    return number;
                }
                throw new IllegalArgumentException(number + " is out of range; " + allowed);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("'" + text + "' is not a number; " + allowed, e);
            }
        });
    }

    boolean flag(String key, boolean fallback) {
        return value(key, fallback, text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("'" + text + "' is not allowed; allowed: true, false");
        });
    }

    Duration duration(String key, Duration fallback) {
        return value(key, fallback, Durations::parse);
    }

    /** A path, relative to the folder of the file. */
    Path path(String key, String fallback) {
        return source.folder().resolve(text(key, fallback)).normalize();
    }

    /** A scalar that {@code reader} understands; its IllegalArgumentException says what is allowed. */
    <T> T value(String key, T fallback, Function<String, T> reader) {
        return switch (find(key)) {
            case Node.Nothing nothing -> fallback;
            case Node.Text text -> scalar(key, text, fallback, reader);
            case Node other -> {
                complain(other, name(key) + " must be one value, not " + other.kind());
                yield fallback;
            }
        };
    }

    /** A list of scalars; a single one counts as a list of one. */
    <T> List<T> values(String key, List<T> fallback, Function<String, T> reader) {
        return switch (find(key)) {
            case Node.Nothing nothing -> fallback;
            case Node.Items items -> scalars(key, items, reader);
            case Node.Text text -> scalars(key, new Node.Items(text.spot(), List.of(text)), reader);
            case Node other -> {
                complain(other, name(key) + " must be a list, not " + other.kind());
                yield fallback;
            }
        };
    }

    /** Keys and scalars that somebody else understands. */
    SequencedMap<String, String> pairs(String key) {
        var pairs = new LinkedHashMap<String, String>();
        var section = section(key);
        for (var each : section.keys()) {
            pairs.put(each, section.text(each, ""));
        }
        return pairs;
    }

    Section section(String key) {
        return new Section(name(key), find(key), source);
    }

    /** The sections under a key that the user names, such as receivers. */
    SequencedMap<String, Section> named(String key) {
        var sections = new LinkedHashMap<String, Section>();
        var parent = section(key);
        for (var each : parent.keys()) {
            sections.put(each, parent.section(each));
        }
        return sections;
    }

    /** A list of sections. */
    List<Section> sections(String key) {
        return switch (find(key)) {
            case Node.Nothing nothing -> List.of();
            case Node.Items items -> {
                List<Section> sections = new ArrayList<>();
                items.items().forEach(item -> sections.add(new Section(name(key), item, source)));
                yield sections;
            }
            case Node other -> {
                complain(other, name(key) + " must be a list, not " + other.kind());
                yield List.of();
            }
        };
    }

    /** Builds a record from what was read; a value that it refuses is a complaint about the section. */
    <T> T build(Supplier<T> record, Supplier<T> fallback) {
        try {
            return record.get();
        } catch (IllegalArgumentException e) {
            complain(node, (path.isEmpty() ? "" : path + ": ") + e.getMessage());
            return fallback.get();
        }
    }

    /** A complaint about a key of this section. */
    void complain(String key, String message) {
        complain(find(key), name(key) + ": " + message);
    }

    /** Says that everything known has been asked for. */
    void end() {
        if (node instanceof Node.Members members) {
            members.keys().forEach((key, spot) -> {
                if (!known.contains(key)) {
                    source.complaints()
                            .add(spot, "unknown key " + name(key) + "; allowed: " + String.join(", ", known));
                }
            });
        }
    }

    /** The keys that are there, in the order of the file. */
    Set<String> keys() {
        return node instanceof Node.Members members ? members.members().sequencedKeySet() : Set.of();
    }

    private Node find(String key) {
        known.add(key);
        var found = node instanceof Node.Members members ? members.members().get(key) : null;
        return found == null ? new Node.Nothing(node.spot()) : found;
    }

    private <T> List<T> scalars(String key, Node.Items items, Function<String, T> reader) {
        List<T> values = new ArrayList<>();
        for (var item : items.items()) {
            if (item instanceof Node.Text text) {
                read(key, text, reader, values::add);
            } else {
                complain(item, name(key) + " must be a list of single values; this one is " + item.kind());
            }
        }
        return values;
    }

    private <T> T scalar(String key, Node.Text text, T fallback, Function<String, T> reader) {
        List<T> read = new ArrayList<>(1);
        read(key, text, reader, read::add);
        return read.isEmpty() ? fallback : read.getFirst();
    }

    private <T> void read(
            String key, Node.Text text, Function<String, T> reader, java.util.function.Consumer<T> result) {
        try {
            result.accept(reader.apply(source.environment().fill(text.value())));
        } catch (IllegalArgumentException e) {
            complain(text, name(key) + ": " + e.getMessage());
        }
    }

    private String name(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private void complain(Node at, String message) {
        source.complaints().add(at.spot(), message);
    }

    /**
     * What all sections of a file share.
     *
     * @param folder where the file is
     * @param environment fills in variables
     * @param complaints what is wrong so far
     */
    record Source(Path folder, Environment environment, Complaints complaints) {}
}
