package tidings.ingest.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tidings.ingest.format.HtmlText;
import tidings.ingest.format.Links;

/** Names of authors as pages write them. Pure functions. */
final class Bylines {
    private static final Pattern BY =
            Pattern.compile("(?iu)^(?:by|von|par|por|di|da|door|av|af|autor(?:in)?|author|written"
                    + " by|text|texte?|tekst|złożył|oleh|przez|автор|текст)\\s*:?\\s+(?=\\p{Lu})");
    private static final Pattern AND =
            Pattern.compile("\\s*(?:,|;|\\||\\s+(?:and|und|et|y|e|en|og|och|i|&)\\s+)\\s*(?=\\p{Lu})");

    private Bylines() {}

    /** A name without what introduces it; empty if it is an address. */
    static String name(String text) {
        var line = HtmlText.line(text);
        if (Links.isWeb(line) || line.startsWith("@") || line.startsWith("/")) {
            return "";
        }
        return BY.matcher(line).replaceFirst("").replaceFirst("[\\s,;|·•]+$", "");
    }

    /** The names in a line that may hold several. */
    static List<String> names(String line) {
        List<String> names = new ArrayList<>();
        for (var part : AND.split(name(line))) {
            if (!part.isBlank()) {
                names.add(part.strip());
            }
        }
        return names;
    }
}
