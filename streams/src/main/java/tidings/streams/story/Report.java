package tidings.streams.story;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tidings.events.AlertArticle;
import tidings.events.Evidence;

/**
 * One article of a story.
 *
 * @param article what the alert keeps of it
 * @param text id of the article of which it is a copy, the first that was seen; its own id for a text of its own
 * @param agency true if its feed is an agency's
 * @param shingles how long the text is, in different shingles
 * @param score how well it matched
 * @param evidence its hits
 * @param missed names of the clauses that did not hit
 * @param tags what its feed is tagged with
 * @param grounds what found it; words alone if absent
 */
public record Report(
        AlertArticle article,
        String text,
        boolean agency,
        int shingles,
        double score,
        List<Evidence> evidence,
        List<String> missed,
        List<String> tags,
        Grounds grounds) {
    public Report {
        requireNonNull(article, "article");
        requireNonNull(text, "text");
        evidence = List.copyOf(evidence);
        missed = List.copyOf(missed);
        tags = List.copyOf(tags);
        grounds = grounds == null ? Grounds.WORDS : grounds;
    }

    static Report of(Match match, @Nullable String copyOf) {
        return new Report(
                match.article(),
                copyOf == null ? match.article().id() : copyOf,
                match.tags().contains(Agency.TAG),
                match.print().shingles(),
                match.score(),
                match.evidence(),
                match.missed(),
                match.tags(),
                match.grounds());
    }

    /** True if it is not known to be a copy. */
    boolean isFirst() {
        return text.equals(article.id());
    }

    /** The same article with a text in which nothing hits. */
    Report withdrawn(Match match) {
        return new Report(match.article(), text, agency, shingles, 0, List.of(), missed, tags, grounds);
    }

    /** The same with so many hits at most. */
    Report withEvidence(int most) {
        return evidence.size() <= most
                ? this
                : new Report(article, text, agency, shingles, score, evidence.subList(0, most), missed, tags, grounds);
    }

    /** The same after the second opinion was heard. */
    Report on(Grounds heard) {
        return new Report(article, text, agency, shingles, score, evidence, missed, tags, heard);
    }

    /** True if a match is about this very text and brings the second opinion, which was not heard yet. */
    boolean waitsFor(Match match) {
        return grounds.opinion() == null
                && match.grounds().opinion() != null
                && article.revision().equals(match.article().revision());
    }

    /** Who says it: the publisher by name, in lower case, or else the host or the feed. */
    String publisher() {
        if (article.publisher() != null && !article.publisher().isBlank()) {
            return article.publisher().strip().toLowerCase(Locale.ROOT);
        }
        try {
            var host = URI.create(article.url()).getHost();
            return host == null ? article.feed() : host.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return article.feed();
        }
    }
}
