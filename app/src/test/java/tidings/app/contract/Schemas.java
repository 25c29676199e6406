package tidings.app.contract;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tidings.events.topic.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the JSON Schema of a record from its class, from its Javadoc, and from trying which members a sample can lack.
 * What is checked in must be the same.
 */
final class Schemas {
    static final Path FOLDER = Path.of("../docs/schema");
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final String TIME = "date-time";
    private static final String DURATION = "^-?P(-?\\d+D)?(T(-?\\d+H)?(-?\\d+M)?(-?\\d+(\\.\\d+)?S)?)?$";

    private Schemas() {}

    static Path file(TopicRecords.TopicRecord record) {
        return FOLDER.resolve(record.name() + ".json");
    }

    static ObjectNode read(TopicRecords.TopicRecord record) {
        try {
            return (ObjectNode) Json.mapper().readTree(Files.readAllBytes(file(record)));
        } catch (IOException e) {
            throw new AssertionError("docs/schema/" + record.name() + ".json is missing. " + SchemaTest.WRITE, e);
        }
    }

    /** As it is to be checked in. */
    static ObjectNode make(TopicRecords.TopicRecord record) {
        var schema = object().put("$schema", DIALECT).put("$id", "urn:tidings:schema:" + record.name());
        schema.put("title", record.type().getSimpleName());
        var samples = RecordSample.records(record);
        describe(record.type(), samples.get(record.type()), schema);
        var others = object();
        samples.forEach((type, own) -> {
            if (type != record.type()) {
                describe(type, own, others.putObject(type.getSimpleName()));
            }
        });
        if (!others.isEmpty()) {
            schema.set("$defs", others);
        }
        return schema;
    }

    /** The schema without what is for people. */
    static JsonNode bare(ObjectNode schema) {
        var bare = schema.deepCopy();
        strip(bare);
        return bare;
    }

    /** As people read it. */
    static String text(JsonNode json) {
        return json.toPrettyString().replace("\r\n", "\n") + "\n";
    }

    private static void strip(ObjectNode schema) {
        if (schema.path("description").isString()) {
            schema.remove("description");
        }
        if (schema.path("title").isString()) {
            schema.remove("title");
        }
        schema.values().forEach(each -> {
            if (each instanceof ObjectNode inner) {
                strip(inner);
            }
        });
    }

    private static void describe(Class<?> type, List<ObjectNode> samples, ObjectNode schema) {
        var javadocs = Javadocs.of(type);
        schema.put("description", javadocs.summary()).put("type", "object");
        var properties = schema.putObject("properties");
        var required = Json.mapper().createArrayNode();
        for (var component : type.getRecordComponents()) {
            var name = component.getName();
            var description = javadocs.components().get(name);
            if (description == null) {
                throw new AssertionError(type + " has no @param " + name + ", which its schema says");
            }
            var property = schemaOf(component.getGenericType());
            property.put("description", description);
            properties.set(name, property);
            if (RecordSample.requires(type, samples, name)) {
                required.add(name);
            } else {
                addDefault(component, type, samples.getFirst(), property);
            }
        }
        schema.set("required", required);
    }

    private static ObjectNode schemaOf(Type type) {
        if (type instanceof ParameterizedType generic) {
            var held = schemaOf(generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1]);
            return List.class.isAssignableFrom((Class<?>) generic.getRawType())
                    ? object("array").set("items", held)
                    : object("object").set("additionalProperties", held);
        }
        return schemaOf((Class<?>) type);
    }

    private static ObjectNode schemaOf(Class<?> type) {
        if (type == String.class) {
            return object("string");
        } else if (type == boolean.class || type == Boolean.class) {
            return object("boolean");
        } else if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return object("integer");
        } else if (type == double.class || type == Double.class) {
            return object("number");
        } else if (type == Instant.class) {
            return object("string").put("format", TIME);
        } else if (type == Duration.class) {
            return object("string").put("pattern", DURATION);
        } else if (type.isEnum()) {
            var schema = object("string");
            schema.set("enum", Json.mapper().valueToTree(type.getEnumConstants()));
            return schema;
        } else if (type.isRecord()) {
            return object().put("$ref", "#/$defs/" + type.getSimpleName());
        }
        throw new AssertionError("the schema of a member of " + type + " is not known here: teach it");
    }

    /** What a reader takes where the member is absent, if that is the same for all records. */
    private static void addDefault(RecordComponent component, Class<?> type, ObjectNode sample, ObjectNode property) {
        var constant = component.getType().isPrimitive() || component.getType().isEnum();
        if (constant || RecordSample.isMany(component)) {
            var without = RecordSample.without(sample, component.getName());
            var read = Json.mapper().valueToTree(Json.read(Json.bytes(without), type));
            if (read.has(component.getName())) {
                property.set("default", read.get(component.getName()));
            } else if (RecordSample.isMany(component)) {
                property.set(
                        "default",
                        Map.class.isAssignableFrom(component.getType())
                                ? object()
                                : Json.mapper().createArrayNode());
            }
        }
    }

    private static ObjectNode object() {
        return Json.mapper().createObjectNode();
    }

    private static ObjectNode object(String type) {
        return object().put("type", type);
    }
}
