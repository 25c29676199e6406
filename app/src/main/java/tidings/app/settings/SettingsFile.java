package tidings.app.settings;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tidings.app.problem.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the configuration file. */
public final class SettingsFile {
    private SettingsFile() {}

    /**
     * Reads it.
     *
     * @param file the file; paths in it are relative to its folder
     * @param environment variables that values may name
     * @throws Problem if it cannot be read or says something wrong; names file, line, column and key
     */
    public static Settings read(Path file, Map<String, String> environment) {
        return new Binder(file, new Environment(environment, folder(file)))
                .bind(Yaml.read(file), Settings.class, SettingsFile::usualPlaces);
    }

    /**
     * What holds without a file.
     *
     * @param file where it would be; paths are relative to its folder
     */
    public static Settings defaults(Path file) {
        return new Binder(file, new Environment(Map.of(), folder(file)))
                .bind(new Node.Nothing(new Spot(1, 1)), Settings.class, SettingsFile::usualPlaces);
    }

    private static Path folder(Path file) {
        return file.toAbsolutePath().resolveSibling(".").normalize();
    }

    /** Where things are beside the file, unless it says otherwise. */
    private static void usualPlaces(ObjectNode settings) {
        put(settings, "data-dir", "../data");
        put(settings.get("feeds"), "files", "feeds.opml");
        put(settings.get("themes"), "directory", "themes");
    }

    private static void put(@Nullable JsonNode section, String key, String path) {
        if (section instanceof ObjectNode object
                && (!object.has(key) || object.get(key).isNull())) {
            object.put(key, path);
        }
    }
}
