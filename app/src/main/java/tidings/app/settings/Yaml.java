package tidings.app.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import tidings.app.problem.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads a YAML file into nodes that know where they stand. */
final class Yaml {
    private static final int DEEPEST = 20;

    private final String name;
    private final JsonParser parser;

    private Yaml(String name, JsonParser parser) {
        this.name = name;
        this.parser = parser;
    }

    /**
     * Reads a whole file.
     *
     * @throws Problem if it does not exist, cannot be read or is not YAML; names file, line and column
     */
    static Node read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new Problem(
                    file + " does not exist; name the file with --config, or run where config/tidings.yaml is", e);
        } catch (IOException e) {
            throw new Problem(file + " cannot be read: " + e + "; it must be a readable file in UTF-8", e);
        }
    }

    static Node parse(String name, String text) {
        try (var parser = new YAMLMapper().createParser(text)) {
            return new Yaml(name, parser).document();
        } catch (JacksonException e) {
            var at = e.getLocation();
            var place = at == null ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr();
            throw new Problem(name + place + ": not YAML: " + firstLine(e.getOriginalMessage()), e);
        }
    }

    private Node document() {
        var first = parser.nextToken();
        if (first == null) {
            return new Node.Nothing(new Spot(1, 1));
        }
        var root = node(0);
        if (parser.nextToken() != null) {
            throw at(spot(), "a second document begins here; one file holds one");
        }
        return root;
    }

    private Node node(int depth) {
        var spot = spot();
        if (depth > DEEPEST) {
            throw at(spot, "nested deeper than " + DEEPEST + " levels");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> members(spot, depth);
            case START_ARRAY -> items(spot, depth);
            case VALUE_NULL -> new Node.Nothing(spot);
            case null, default -> new Node.Text(spot, parser.getString());
        };
    }

    private Node members(Spot spot, int depth) {
        var members = new LinkedHashMap<String, Node>();
        var keys = new HashMap<String, Spot>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var key = parser.currentName();
            var place = spot();
            if (keys.put(key, place) != null) {
                throw at(place, "key " + key + " stands here a second time");
            }
            parser.nextToken();
            members.put(key, node(depth + 1));
        }
        return new Node.Members(spot, members, keys);
    }

    private Node items(Spot spot, int depth) {
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(depth + 1));
        }
        return new Node.Items(spot, items);
    }

    private Spot spot() {
        var location = parser.currentTokenLocation();
        return new Spot(location.getLineNr(), location.getColumnNr());
    }

    private Problem at(Spot spot, String message) {
        return new Problem(name + ":" + spot.line() + ":" + spot.column() + ": " + message);
    }

    private static String firstLine(String message) {
        var end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
