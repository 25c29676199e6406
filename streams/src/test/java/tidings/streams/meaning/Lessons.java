package tidings.streams.meaning;

import java.util.List;
import tidings.events.Theme;
import tidings.streams.theme.ThemeFile;

/** Themes with samples of a few words, for tests with {@link BagOfWords}. */
public final class Lessons {
    private static final List<String> ABOUT = List.of(
            "the harbour takes ships",
            "ships wait in the harbour",
            "a pilot brings ships to the quay",
            "cranes lift containers from ships",
            "the quay is full of containers",
            "a pilot waits at the quay");
    private static final List<String> OTHER = List.of(
            "the garden needs water",
            "apples fall in the garden",
            "a pilot lands the plane",
            "bees visit apples",
            "the plane is late",
            "water for bees");

    private Lessons() {}

    /**
     * A theme about harbours, whose query wants a lighthouse.
     *
     * @param policy as it is written in a theme
     */
    public static Theme harbour(String policy) {
        var yaml = new StringBuilder("id: harbour\nname: Harbour\n"
                + "concepts: {ship: [ships, containers], place: [quay, harbour, garden], light: [lighthouse]}\n"
                + "match: {light: $light}\nmeaning:\n  policy: " + policy + "\n  threshold: 0.5\n  about:\n");
        ABOUT.forEach(
                text -> yaml.append("    - {language: en, text: ").append(text).append("}\n"));
        yaml.append("  other:\n");
        OTHER.forEach(
                text -> yaml.append("    - {language: en, text: ").append(text).append("}\n"));
        return ThemeFile.read("harbour.yaml", yaml.toString()).theme().orElseThrow();
    }
}
