package tidings.app.settings;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tidings.app.problem.Problem;
import tidings.net.Cidr;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes records of what a file holds. Keys are the records' components in kebab-case; an unknown key, a value of a wrong
 * type or one that a record refuses is a problem that names file, line, column and key, with a line for each that the
 * record finds.
 */
final class Binder {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Path file;
    private final Environment environment;
    private final JsonMapper mapper;

    /**
     * @param file names the file in messages; paths in it are relative to its folder
     * @param environment fills variables in values
     */
    Binder(Path file, Environment environment) {
        this.file = file;
        this.environment = environment;
        this.mapper = mapper(file.toAbsolutePath().resolveSibling("."));
    }

    /**
     * Makes the record.
     *
     * @param root what the file holds
     * @param type the record's class
     * @param defaults puts in what is absent and only the file can know
     * @throws Problem for the first thing that is wrong
     */
    <T> T bind(Node root, Class<T> type, Consumer<ObjectNode> defaults) {
        try {
            var json = root instanceof Node.Nothing ? JSON.objectNode() : json(root);
            if (json instanceof ObjectNode object) {
                addAbsentSections(object, type);
                defaults.accept(object);
            }
            return mapper.treeToValue(json, type);
        } catch (JacksonException e) {
            throw problem(root, e);
        }
    }

    /** An absent section is an empty one, so that its record alone knows the defaults. */
    private void addAbsentSections(ObjectNode object, Class<?> type) {
        for (var component : type.getRecordComponents()) {
            var key = component.getName(); // one word, the same in kebab-case
            if (component.getType().isRecord()
                    && (!object.has(key) || object.get(key).isNull())) {
                object.set(key, JSON.objectNode());
            }
        }
    }

    private JsonNode json(Node node) {
        return switch (node) {
            case Node.Nothing nothing -> JSON.nullNode();
            case Node.Text text -> JSON.stringNode(fill(text));
            case Node.Items items -> {
                var array = JSON.arrayNode();
                items.items().forEach(item -> array.add(json(item)));
                yield array;
            }
            case Node.Members members -> {
                var object = JSON.objectNode();
                members.members().forEach((key, value) -> object.set(key, json(value)));
                yield object;
            }
        };
    }

    private String fill(Node.Text text) {
        try {
            return environment.fill(text.value());
        } catch (IllegalArgumentException e) {
            throw at(text.spot(), String.valueOf(e.getMessage()));
        }
    }

    private Problem problem(Node root, JacksonException e) {
        var place = Place.of(root, e.getPath());
        if (e instanceof UnrecognizedPropertyException unknown) {
            return at(place.key(), "unknown key " + place.name() + "; " + allowed(unknown.getKnownPropertyIds()));
        }
        var message = message(e, place.node());
        var prefix = place.name().isEmpty() ? "" : place.name() + ": ";
        return new Problem(message.lines()
                .map(line -> located(Place.named(root, place, line).node().spot(), prefix + line))
                .collect(joining("\n")));
    }

    private static String allowed(@Nullable Collection<Object> keys) {
        return keys == null || keys.isEmpty()
                ? "no keys are allowed here"
                : "allowed: " + keys.stream().map(String::valueOf).sorted().collect(joining(", "));
    }

    private static String message(JacksonException e, Node node) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalArgumentException && cause.getMessage() != null) {
                return cause.getMessage();
            }
            if (cause instanceof NullPointerException && cause.getMessage() != null) {
                return cause.getMessage() + " is missing";
            }
        }
        return switch (e) {
            case InvalidFormatException format -> "'" + format.getValue() + "' is not " + words(format.getTargetType());
            case MismatchedInputException mismatch
            when mismatch.getTargetType() != null ->
                "it must be " + words(mismatch.getTargetType()) + ", not " + node.kind();
            default -> e.getOriginalMessage();
        };
    }

    private static String words(Class<?> type) {
        if (type == int.class || type == long.class || type == Integer.class) {
            return "a whole number";
        }
        if (type == double.class) {
            return "a number";
        }
        if (type == boolean.class) {
            return "true or false";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        return Map.class.isAssignableFrom(type) || type.isRecord() ? "keys and values" : "a single value";
    }

    private Problem at(Spot spot, String message) {
        return new Problem(located(spot, message));
    }

    private String located(Spot spot, String message) {
        return file + ":" + spot.line() + ":" + spot.column() + ": " + message;
    }

    private static JsonMapper mapper(Path folder) {
        var module = new SimpleModule("settings")
                .addDeserializer(Duration.class, new Worded<>(Duration.class, Durations::parse))
                .addDeserializer(Cidr.class, new Worded<>(Cidr.class, Cidr::parse))
                .addDeserializer(Path.class, new Worded<>(Path.class, text -> home(folder, text)))
                .addDeserializer(Role.class, new Worded<>(Role.class, Role::of));
        return JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .addModule(module)
                .build();
    }

    private static Path home(Path folder, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a path is empty");
        }
        return folder.resolve(text).normalize();
    }

    /** Reads a value from its words; the reader's IllegalArgumentException says what is allowed. */
    private static final class Worded<T> extends StdDeserializer<T> {
        private final Function<String, T> reader;

        Worded(Class<T> type, Function<String, T> reader) {
            super(type);
            this.reader = reader;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.currentToken().isScalarValue()) {
                throw MismatchedInputException.from(parser, handledType(), "a single value is needed");
            }
            try {
                return reader.apply(parser.getValueAsString(""));
            } catch (IllegalArgumentException e) {
                throw DatabindException.from(parser, e.getMessage(), e);
            }
        }
    }
}
