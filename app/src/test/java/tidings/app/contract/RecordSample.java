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
import tidings.events.topic.PoisonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A stored sample of a record that has every member, and what can be learnt from it. A record whose members exclude each
 * other has several: {@code name.json} and {@code name.<what>.json}.
 */
public final class RecordSample {
    private static final Path FOLDER = Path.of("src/test/resources/tidings/records");

    private final Class<?> type;
    private final ObjectNode json;

    private RecordSample(Class<?> type, ObjectNode json) {
        this.type = type;
        this.json = json;
    }

    /** The samples of a record; at least one. */
    public static List<RecordSample> of(TopicRecords.TopicRecord record) {
        try (var files = Files.newDirectoryStream(FOLDER, record.name() + ".{json,*.json}")) {
            List<RecordSample> samples = new ArrayList<>();
            for (var file : files) {
                samples.add(new RecordSample(
                        record.type(), (ObjectNode) Json.mapper().readTree(Files.readAllBytes(file))));
            }
            if (samples.isEmpty()) {
                throw new AssertionError("app/" + FOLDER.resolve(record.name() + ".json") + " is missing: write down a "
                        + record.type().getSimpleName() + " with all its members");
            }
            return samples;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The record's class and those of all records in it, each with its samples. */
    static SequencedMap<Class<?>, List<ObjectNode>> records(TopicRecords.TopicRecord record) {
        SequencedMap<Class<?>, List<ObjectNode>> found = new LinkedHashMap<>();
        for (var sample : of(record)) {
            collect(record.type(), sample.json, found);
        }
        return found;
    }

    /** Members that the record or a record in it has and none of its samples, by their path. */
    static List<String> absent(TopicRecords.TopicRecord record) {
        List<String> absent = new ArrayList<>();
        records(record).forEach((type, samples) -> {
            for (var component : type.getRecordComponents()) {
                if (samples.stream().noneMatch(sample -> has(sample, component))) {
                    absent.add(type.getSimpleName() + "." + component.getName());
                }
            }
        });
        return absent;
    }

    /** The sample itself; a copy. */
    public ObjectNode json() {
        return json.deepCopy();
    }

    /** The least that the program writes of it: what it leaves out where there is nothing to say is left out. */
    ObjectNode least() {
        var least = json();
        strip(least, type);
        return least;
    }

    /** True if a value without this member cannot be read as its record. */
    static boolean requires(Class<?> record, List<ObjectNode> samples, String member) {
        return samples.stream().allMatch(sample -> sample.has(member) && !isReadable(without(sample, member), record));
    }

    /** A copy without one member. */
    static ObjectNode without(ObjectNode sample, String member) {
        var without = sample.deepCopy();
        without.remove(member);
        return without;
    }

    static boolean isReadable(JsonNode value, Class<?> type) {
        try {
            Json.read(Json.bytes(value), type);
            return true;
        } catch (PoisonException e) {
            return false;
        }
    }

    static boolean isMany(RecordComponent component) {
        return List.class.isAssignableFrom(component.getType()) || isMap(component);
    }

    private static boolean isMap(RecordComponent component) {
        return Map.class.isAssignableFrom(component.getType());
    }

    private static boolean has(ObjectNode sample, RecordComponent component) {
        var value = sample.get(component.getName());
        return value != null && !(isMany(component) && value.isEmpty());
    }

    private static void collect(Class<?> record, ObjectNode sample, Map<Class<?>, List<ObjectNode>> found) {
        found.computeIfAbsent(record, type -> new ArrayList<>()).add(sample);
        for (var component : record.getRecordComponents()) {
            if (held(component.getGenericType()) instanceof Class<?> inner && inner.isRecord()) {
                objects(sample.get(component.getName()), isMap(component)).forEach(one -> collect(inner, one, found));
            }
        }
    }

    /** The type of what a list or map holds; the type itself for another. */
    private static Type held(Type type) {
        return type instanceof ParameterizedType generic
                ? held(generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1])
                : type;
    }

    private static void strip(ObjectNode sample, Class<?> record) {
        for (var component : record.getRecordComponents()) {
            var name = component.getName();
            if (isLeftOut(component) && isReadable(without(sample, name), record)) {
                sample.remove(name);
            } else if (held(component.getGenericType()) instanceof Class<?> inner && inner.isRecord()) {
                objects(sample.get(name), isMap(component)).forEach(one -> strip(one, inner));
            }
        }
    }

    private static boolean isLeftOut(RecordComponent component) {
        var include = component.getAccessor().getAnnotation(JsonInclude.class);
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                || include != null && include.value() == JsonInclude.Include.NON_EMPTY;
    }

    private static List<ObjectNode> objects(@Nullable JsonNode value, boolean map) {
        if (value == null) {
            return List.of();
        }
        if (value instanceof ObjectNode object && !map) {
            return List.of(object);
        }
        return value.valueStream()
                .flatMap(each -> objects(requireNonNull(each), false).stream())
                .toList();
    }
}
