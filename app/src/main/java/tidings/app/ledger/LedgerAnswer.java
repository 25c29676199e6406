package tidings.app.ledger;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.events.LedgerEntry;

/**
 * What the ledger knows of an address.
 *
 * @param asked as it was asked
 * @param identity its canonical form; absent where an article's id was asked for
 * @param articles what it leads to; empty if that is nothing that was seen
 * @param unanswered what could not be found out just now, and why
 */
public record LedgerAnswer(
        String asked,
        @Nullable String identity,
        List<Account> articles,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> unanswered) {
    public LedgerAnswer {
        requireNonNull(asked, "asked");
        articles = articles == null ? List.of() : List.copyOf(articles);
        unanswered = unanswered == null ? List.of() : List.copyOf(unanswered);
    }

    /**
     * What became of one article.
     *
     * @param article its id
     * @param sightings where each sighting ended, oldest first
     * @param left how many sightings between the first and the others are not kept any more
     * @param tellings what the stories of themes made of it, theme by theme, oldest first
     */
    public record Account(
            String article, List<LedgerEntry.Sighting> sightings, int left, List<LedgerEntry.Telling> tellings) {
        public Account {
            requireNonNull(article, "article");
            sightings = sightings == null ? List.of() : List.copyOf(sightings);
            tellings = tellings == null ? List.of() : List.copyOf(tellings);
        }
    }
}
