package tidings.ingest.format;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Language tags as feeds write them. Pure functions. */
public final class Languages {
    private static final Set<String> KNOWN = Set.of(Locale.getISOLanguages());

    private Languages() {}

    /**
     * The tag in its usual spelling, such as {@code pt-BR} for {@code pt_br}.
     *
     * @param tag what a feed says; may be null
     * @return null if it is not a well-formed BCP 47 tag of a known language
     */
    public static @Nullable String normalize(@Nullable String tag) {
        if (tag == null || tag.length() > 40) {
            return null;
        }
        try {
            var locale = new Locale.Builder()
                    .setLanguageTag(tag.strip().replace('_', '-'))
                    .build();
            var language = locale.getLanguage();
            return KNOWN.contains(language) || language.length() == 3 && !language.equals("und")
                    ? locale.toLanguageTag()
                    : null;
        } catch (IllformedLocaleException e) {
            return null;
        }
    }
}
