package tidings.streams.theme;

import java.util.List;

/** A YAML document as a tree in which every node knows its place. Lines and columns count from 1. */
sealed interface Yaml {
    int line();

    int column();

    /** How an error message calls a node of this kind. */
    default String kind() {
        return switch (this) {
            case Text text -> text.value().isEmpty() ? "nothing" : "a single value";
            case Sequence sequence -> "a list";
            case Mapping mapping -> "keys with values";
        };
    }

    /** A single value of any type, as it is written. */
    record Text(String value, int line, int column) implements Yaml {}

    /** A list. */
    record Sequence(List<Yaml> items, int line, int column) implements Yaml {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** Keys with values, in order. */
    record Mapping(List<Entry> entries, int line, int column) implements Yaml {
        public Mapping {
            entries = List.copyOf(entries);
        }
    }

    /** One key and its value. */
    record Entry(Text key, Yaml value) {}
}
