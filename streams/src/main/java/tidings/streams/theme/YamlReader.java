package tidings.streams.theme;

import java.util.ArrayList;
import tidings.streams.theme.Problem.Level;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Reads a YAML document into a tree with places. One use, one thread. */
final class YamlReader {
    private static final int MAX_DEPTH = 20;

    private static final YAMLMapper MAPPER = new YAMLMapper();

    private final String file;
    private final JsonParser parser;
    private int depth;

    private YamlReader(String file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /** A document that is not YAML, or uses what is not allowed here. */
    static final class UnreadableException extends Exception {
        @java.io.Serial
        private static final long serialVersionUID = 1;

        private final transient Problem problem;

        private UnreadableException(Problem problem) {
            super(problem.message());
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }

    /**
     * The document's tree; an empty text for an empty document.
     *
     * @throws UnreadableException if it is not one YAML document, nests too deep or uses aliases
     */
    static Yaml read(String file, String yaml) throws UnreadableException {
        try (var parser = MAPPER.createParser(yaml)) {
            var reader = new YamlReader(file, parser);
            return parser.nextToken() == null ? new Yaml.Text("", 1, 1) : reader.document();
        } catch (JacksonException e) {
            throw new UnreadableException(broken(file, e));
        }
    }

    private Yaml document() throws UnreadableException {
        var tree = value();
        if (parser.nextToken() != null) {
            throw unreadable("found a second document; expected one theme a file");
        }
        return tree;
    }

    private Yaml value() throws UnreadableException {
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            throw unreadable("found an alias (*); write the value out instead");
        }
        if (++depth > MAX_DEPTH) {
            throw unreadable("values are nested too deep");
        }
        var place = place();
        var value = switch (parser.currentToken()) {
            case START_OBJECT -> mapping(place);
            case START_ARRAY -> sequence(place);
            case VALUE_NULL -> new Yaml.Text("", place.getLineNr(), place.getColumnNr());
            default -> text(place);
        };
        depth--;
        return value;
    }

    private Yaml mapping(TokenStreamLocation place) throws UnreadableException {
        var entries = new ArrayList<Yaml.Entry>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var key = text(place());
            parser.nextToken();
            entries.add(new Yaml.Entry(key, value()));
        }
        return new Yaml.Mapping(entries, place.getLineNr(), place.getColumnNr());
    }

    private Yaml sequence(TokenStreamLocation place) throws UnreadableException {
        var items = new ArrayList<Yaml>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value());
        }
        return new Yaml.Sequence(items, place.getLineNr(), place.getColumnNr());
    }

    private Yaml.Text text(TokenStreamLocation place) {
        var value = parser.getString();
        return new Yaml.Text(value == null ? "" : value, place.getLineNr(), place.getColumnNr());
    }

    private TokenStreamLocation place() {
        return parser.currentTokenLocation();
    }

    private UnreadableException unreadable(String message) {
        var place = place();
        return new UnreadableException(new Problem(file, place.getLineNr(), place.getColumnNr(), message, Level.ERROR));
    }

    private static Problem broken(String file, JacksonException e) {
        var place = e.getLocation();
        int line = place == null ? 1 : Math.max(1, place.getLineNr());
        int column = place == null ? 1 : Math.max(1, place.getColumnNr());
        var message = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
        return new Problem(file, line, column, "this is not YAML: " + message, Level.ERROR);
    }
}
