package tidings.app.contract;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tidings.events.topic.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A stored sample of a record that has every member, and what can be learnt from it. */
public final class RecordSample {
    private static final Path FOLDER = Path.of("src/test/resources/tidings/records");

    private final Class<?> type;
    private final Path file;
    private final ObjectNode json;

    private RecordSample(Class<?> type, Path file, ObjectNode json) {
        this.type = type;
        this.file = file;
        this.json = json;
    }

    /** The sample of a record. */
    public static RecordSample of(TopicRecords.TopicRecord record) {
        var file = FOLDER.resolve(record.name() + ".json");
        try {
            return new RecordSample(
                    record.type(), file, (ObjectNode) Json.mapper().readTree(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new AssertionError(
                    "app/" + file + " is missing: write down a " + record.type().getSimpleName()
                            + " with all its members",
                    e);
        }
    }

    /** The sample itself; a copy. */
    public ObjectNode json() {
        return json.deepCopy();
    }

    /** Where it is stored. */
    Path file() {
        return file;
    }

    /** The least that the program writes of it: what it leaves out where there is nothing to say is left out. */
    ObjectNode least() {
        var least = json();
        strip(least, type);
        return least;
    }

    /** Members that the record or a record in it has and the sample has not, by their path. */
    List<String> absent() {
        List<String> absent = new ArrayList<>();
        records().forEach((record, sample) -> {
            for (var component : record.getRecordComponents()) {
                if (!sample.has(component.getName())
                        || sample.get(component.getName()).isEmpty() && isMany(component)) {
                    absent.add(record.getSimpleName() + "." + component.getName());
                }
            }
        });
        return absent;
    }

    /** The record's class and those of all records in it, with the first sample of each. */
    SequencedMap<Class<?>, ObjectNode> records() {
        SequencedMap<Class<?>, ObjectNode> found = new LinkedHashMap<>();
        collect(type, json, found);
        return found;
    }

    /** True if a value without this member cannot be read as its record. */
    static boolean requires(Class<?> record, ObjectNode sample, String member) {
        var without = sample.deepCopy();
        without.remove(member);
        return !isReadable(without, record);
    }

    static boolean isReadable(JsonNode value, Class<?> type) {
        try {
            Json.read(Json.bytes(value), type);
            return true;
        } catch (tidings.events.topic.PoisonException e) {
            return false;
        }
    }

    /** The type of what a list or map holds; the type itself for another. */
    static Type held(Type type) {
        return type instanceof ParameterizedType generic
                ? held(generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1])
                : type;
    }

    static boolean isMany(RecordComponent component) {
        return List.class.isAssignableFrom(component.getType()) || Map.class.isAssignableFrom(component.getType());
    }

    private static void collect(Class<?> record, ObjectNode sample, Map<Class<?>, ObjectNode> found) {
        if (found.putIfAbsent(record, sample) != null) {
            return;
        }
        for (var component : record.getRecordComponents()) {
            if (held(component.getGenericType()) instanceof Class<?> inner && inner.isRecord()) {
                var value = sample.get(component.getName());
                var first = first(Map.class.isAssignableFrom(component.getType()) ? firstOf(value) : value);
                collect(inner, first == null ? Json.mapper().createObjectNode() : first, found);
            }
        }
    }

    private static @Nullable JsonNode firstOf(@Nullable JsonNode map) {
        return map == null ? null : map.valueStream().findFirst().orElse(null);
    }

    private static @Nullable ObjectNode first(@Nullable JsonNode value) {
        return switch (value) {
            case ArrayNode array -> array.isEmpty() ? null : first(array.get(0));
            case ObjectNode object -> object;
            case null, default -> null;
        };
    }

    private static void strip(ObjectNode sample, Class<?> record) {
        for (var component : record.getRecordComponents()) {
            if (isLeftOut(component)) {
                sample.remove(component.getName());
            } else if (held(component.getGenericType()) instanceof Class<?> inner && inner.isRecord()) {
                var value = requireNonNull(sample.get(component.getName()), component.getName());
                objects(value, Map.class.isAssignableFrom(component.getType())).forEach(one -> strip(one, inner));
            }
        }
    }

    private static boolean isLeftOut(RecordComponent component) {
        var include = component.getAccessor().getAnnotation(JsonInclude.class);
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                || include != null && include.value() == JsonInclude.Include.NON_EMPTY;
    }

    private static List<ObjectNode> objects(JsonNode value, boolean map) {
        List<ObjectNode> objects = new ArrayList<>();
        if (value instanceof ObjectNode object && !map) {
            objects.add(object);
        } else {
            value.values().forEach(each -> objects.addAll(objects(each, false)));
        }
        return objects;
    }
}
