package tidings.events;

import static java.util.Objects.requireNonNull;

/**
 * One hit of a clause in an article. Offsets count UTF-16 code units from 0, half-open, in the field of the article
 * whose revision is named beside it.
 *
 * @param clause name of the clause
 * @param field {@code title}, {@code text}, or {@code summary} if the text does not contain the summary
 * @param start where the hit begins in the field
 * @param end where it ends, exclusive
 * @param text the hit itself, {@code field.substring(start, end)}
 * @param quote some words around the hit, from the same field, for people to read
 * @param quoteStart where the quote begins in the field; {@code start - quoteStart} is the hit's place in the quote
 * @param article id of the article
 * @param revision which text of the article the offsets count in; its hash
 */
public record Evidence(
        String clause,
        String field,
        int start,
        int end,
        String text,
        String quote,
        int quoteStart,
        String article,
        String revision) {
    public Evidence {
        requireNonNull(clause, "clause");
        requireNonNull(field, "field");
        requireNonNull(text, "text");
        requireNonNull(quote, "quote");
        requireNonNull(article, "article");
        requireNonNull(revision, "revision");
        if (start < 0 || end < start || quoteStart < 0 || quoteStart > start) {
            throw new IllegalArgumentException(
                    "offsets " + start + ".." + end + " with a quote from " + quoteStart + " are not in order");
        }
    }
}
