package tidings.app;

import java.util.Map;
import java.util.Set;

/** Decides how the program logs, before anything does. */
final class Logs {
    private static final String CONFIGURATION = "log4j2.configurationFile";
    private static final String LEVEL = "tidings.log.level";
    private static final Set<String> LONG_RUNNING = Set.of("run");

    private Logs() {}

    /** People read the log of {@code run}; of other commands they want warnings only. */
    static void configure(String[] arguments, Map<String, String> environment) {
        var json = "json".equalsIgnoreCase(environment.getOrDefault("TIDINGS_LOG", ""));
        setIfAbsent(CONFIGURATION, "classpath:tidings/log/" + (json ? "json.xml" : "console.xml"));
        setIfAbsent(LEVEL, arguments.length > 0 && LONG_RUNNING.contains(arguments[0]) ? "info" : "warn");
    }

    private static void setIfAbsent(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
