package tidings.app.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the Javadoc of a record says of it and of its components, as plain text. */
record Javadocs(String summary, Map<String, String> components) {
    private static final List<String> MODULES = List.of("events", "ingest", "streams", "alerts");
    private static final Pattern PARAMETER = Pattern.compile("@param (\\w+) ([^@]*(?:\\{@[^}]*}[^@]*)*)");
    private static final Pattern INLINE = Pattern.compile("\\{@(?:code|link|value) ([^}]*)}");

    static Javadocs of(Class<?> record) {
        var text = comment(source(record), record);
        var end = text.indexOf("@param");
        Map<String, String> components = new LinkedHashMap<>();
        var matcher = PARAMETER.matcher(text);
        while (matcher.find()) {
            components.put(matcher.group(1), plain(matcher.group(2)));
        }
        return new Javadocs(plain(end < 0 ? text : text.substring(0, end)), components);
    }

    private static String comment(String source, Class<?> record) {
        var declared = source.indexOf("record " + record.getSimpleName() + "(");
        var begin = source.lastIndexOf("/**", declared);
        var end = source.indexOf("*/", begin);
        if (declared < 0 || begin < 0 || end > declared) {
            throw new AssertionError(record + " has no Javadoc, of which its schema is made");
        }
        return source.substring(begin + 3, end).replaceAll("\\n\\s*\\* ?", "\n");
    }

    private static String source(Class<?> record) {
        var top = record;
        while (top.getEnclosingClass() != null) {
            top = top.getEnclosingClass();
        }
        var path = top.getName().replace('.', '/') + ".java";
        return Stream.concat(MODULES.stream(), Stream.of("app"))
                .map(module -> Path.of("..", module, "src/main/java", path))
                .filter(Files::exists)
                .findFirst()
                .map(Javadocs::read)
                .orElseThrow(() -> new AssertionError("there is no source " + path));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String plain(String text) {
        return INLINE.matcher(text.replaceAll("\\s*\\(\\{@link [^}]*}( of the [^)]*)?\\)", ""))
                .replaceAll(found -> found.group(1).replaceAll("^#", "").replace('#', '.'))
                .replace("<p>", "")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
