package tidings.ingest.page;

import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import tidings.ingest.format.HtmlText;

/**
 * The text of a page's article: that of the elements that hold the most prose, or what the publisher states in JSON-LD
 * where the page itself shows much less (behind a wall, or drawn by a script).
 *
 * @param text paragraphs separated by an empty line; may be empty
 * @param confidence how likely it is the article, 0 to 1: 0.95 where page and publisher agree, else it grows with the
 *     text's length and its share of the page's prose, and falls with the attempts that it took
 */
record BodyText(String text, double confidence) {
    private static final int ENOUGH = 250;
    private static final int STATED = 300;
    private static final int ATTEMPTS = 3;
    private static final double UNSURE = 0.1;

    /**
     * Finds the text.
     *
     * @param stated what the publisher states as the text; empty if nothing
     */
    static BodyText of(Document page, String stated) {
        var found = found(page.body());
        if (stated.length() < STATED) {
            return found;
        } else if (found.text.length() < stated.length() / 2) {
            return new BodyText(stated, 0.8);
        }
        var agree = overlap(stated, found.text);
        return new BodyText(found.text, agree > 0.8 ? 0.95 : found.confidence);
    }

    private static BodyText found(Element body) {
        var best = new BodyText("", 0);
        var hints = new Hints();
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var found = attempt(body, hints, attempt);
            if (found.text.length() >= ENOUGH) {
                return found;
            }
            best = found.text.length() > 2 * best.text.length() ? found : best; // looser attempts bring clutter
        }
        if (!best.text.isEmpty()) {
            return best;
        }
        var all = HtmlText.text(body.html());
        return new BodyText(all, all.isEmpty() ? 0 : UNSURE);
    }

    /** The first attempt trusts names and densities, the second only densities, the last takes all that it finds. */
    private static BodyText attempt(Element body, Hints hints, int attempt) {
        Set<Element> without = Collections.newSetFromMap(new IdentityHashMap<>());
        var pruning = new Pruning(body, without, hints);
        pruning.unseen();
        if (attempt == 0) {
            pruning.asides();
        }
        var measures = new Measures(body, without);
        var chosen = new Candidates(measures, hints, attempt < 2).best();
        if (attempt < 2) {
            pruning.insides(chosen);
        }
        var text = HtmlText.text(chosen, without);
        return new BodyText(text, confidence(text.length(), share(chosen, measures, body), attempt));
    }

    private static double share(List<Element> chosen, Measures measures, Element body) {
        var prose =
                chosen.stream().mapToInt(one -> measures.of(one).paragraphChars).sum();
        return Math.min(1, prose / Math.max(1.0, measures.of(body).paragraphChars));
    }

    private static double confidence(int length, double share, int attempt) {
        var sure = 0.9 * length / (length + 300.0) * Math.sqrt(share);
        return Math.max(0, sure * (1 - 0.3 * attempt));
    }

    /** Of the words of one text, the share that the other has too. */
    private static double overlap(String one, String other) {
        var words = words(one);
        var all = words.size();
        words.retainAll(words(other));
        return all == 0 ? 0 : (double) words.size() / all;
    }

    private static Set<String> words(String text) {
        return new HashSet<>(List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")));
    }
}
