package tidings.streams.meaning;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tidings.events.Article;
import tidings.events.Ids;

/**
 * What meaning reads of an article: its title and the beginning of its text, in passages of a sentence or a few. What an
 * article is about stands there; further down everything occurs somewhere.
 *
 * @param passages the title, if there is one, then the text's beginning, in order
 */
public record Excerpt(List<Passage> passages) {
    /** How many words of the text are read; the lengths that the samples of themes have. */
    static final int WORDS = 150;
    /** How many UTF-16 code units of the title, and of the text, are read at most. */
    static final int CHARACTERS = 2_000;

    /** With so many words of text a headline more or less makes no other article of it. */
    private static final int TELLING = 60;

    private static final int FULL = 40;
    private static final int ENOUGH = 25;
    private static final String STOPS = ".!?…。！？";

    public Excerpt {
        passages = List.copyOf(passages);
    }

    /**
     * A stretch of an article. Offsets count UTF-16 code units of the field, half-open.
     *
     * @param field {@code title} or {@code text}
     * @param start where it begins
     * @param end where it ends
     * @param text the stretch itself
     */
    public record Passage(String field, int start, int end, String text) {
        public Passage {
            requireNonNull(field, "field");
            requireNonNull(text, "text");
        }
    }

    /** The beginning of an article; without any passage if it says nothing. */
    public static Excerpt of(Article article) {
        var passages = new ArrayList<Passage>();
        var title = article.title();
        int titleEnd = limit(title);
        if (!title.isBlank()) {
            passages.add(new Passage("title", 0, titleEnd, title.substring(0, titleEnd)));
        }
        text(article.text(), passages);
        return new Excerpt(passages);
    }

    /**
     * Fingerprint of what is read, which copies share: white space and case do not count, nor does the headline, which
     * every newspaper writes anew, where there is enough text without it.
     */
    public String key() {
        var text = new StringBuilder();
        int words = 0;
        boolean titled = false;
        for (var passage : passages) {
            titled |= passage.field().equals("title");
            if (!passage.field().equals("title")) {
                var normal = passage.text().strip().toLowerCase(Locale.ROOT).split("\\s+");
                words += normal.length;
                text.append(String.join(" ", normal)).append('\n');
            }
        }
        if (words < TELLING && titled) {
            text.append(passages.getFirst().text());
        }
        return Ids.text((titled ? "title\n" : "\n") + text);
    }

    /** The same beginning as an article, so that words are looked for where meaning is. */
    static Article shortened(Article article) {
        var passages = Excerpt.of(article).passages();
        int end = passages.isEmpty() || passages.getLast().field().equals("title")
                ? 0
                : passages.getLast().end();
        return Article.builder(article.id(), article.seen())
                .language(article.language())
                .title(article.title().substring(0, limit(article.title())))
                .text(article.text().substring(0, end))
                .build();
    }

    private static void text(String text, List<Passage> passages) {
        int limit = limit(text);
        int start = -1;
        int words = 0;
        int all = 0;
        for (int at = 0; at < limit && all < WORDS; ) {
            int from = skip(text, at, limit, true);
            int to = skip(text, from, limit, false);
            at = to;
            if (from == to) {
                break;
            }
            start = start < 0 ? from : start;
            words++;
            all++;
            boolean stops = STOPS.indexOf(text.charAt(to - 1)) >= 0;
            if (words >= FULL || all == WORDS || (stops && words >= ENOUGH)) {
                passages.add(new Passage("text", start, to, text.substring(start, to)));
                start = -1;
                words = 0;
            }
        }
        if (start >= 0) {
            int end = text.substring(0, limit).stripTrailing().length();
            passages.add(new Passage("text", start, end, text.substring(start, end)));
        }
    }

    private static int skip(String text, int from, int limit, boolean space) {
        int at = from;
        while (at < limit && Character.isWhitespace(text.charAt(at)) == space) {
            at++;
        }
        return at;
    }

    /** Never between the two halves of one character. */
    private static int limit(String text) {
        if (text.length() <= CHARACTERS) {
            return text.length();
        }
        return Character.isHighSurrogate(text.charAt(CHARACTERS - 1)) ? CHARACTERS - 1 : CHARACTERS;
    }
}
