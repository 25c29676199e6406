package tidings.app.settings;

import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** What a YAML file holds at one place. Scalars are text: who reads them knows what they should be. */
sealed interface Node {
    /** Where it begins. */
    Spot spot();

    /** Says in a word or two what it is, for messages. */
    String kind();

    /** Nothing at all, or null. */
    record Nothing(Spot spot) implements Node {
        @Override
        public String kind() {
            return "nothing";
        }
    }

    /** A scalar as it is written. */
    record Text(Spot spot, String value) implements Node {
        @Override
        public String kind() {
            return "'" + value + "'";
        }
    }

    /** A list. */
    record Items(Spot spot, List<Node> items) implements Node {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /** Keys and values, in the order of the file, and where each key stands. */
    record Members(Spot spot, SequencedMap<String, Node> members, Map<String, Spot> keys) implements Node {
        public Members {
            keys = Map.copyOf(keys);
        }

        @Override
        public String kind() {
            return "keys and values";
        }
    }
}
