package tidings.streams.seen;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import tidings.events.Article;

/** What it means that an article was seen in a feed. */
public sealed interface Sighting {
    /** The article as it was seen this time. */
    Article article();

    /** The revision that it repeats or comes after; null for the first one. */
    default @Nullable String of() {
        return switch (this) {
            case FirstSeen first -> null;
            case Revision revision -> revision.before();
            case Variant variant -> variant.before();
            case Duplicate duplicate -> duplicate.article().revision();
        };
    }

    /** The word for it in metrics and in the ledger: {@code first-seen}, {@code revision}, {@code variant} or {@code duplicate}. */
    default String word() {
        return switch (this) {
            case FirstSeen first -> "first-seen";
            case Revision revision -> "revision";
            case Variant variant -> "variant";
            case Duplicate duplicate -> "duplicate";
        };
    }

    /** Nobody had it yet. */
    record FirstSeen(Article article) implements Sighting {
        public FirstSeen {
            requireNonNull(article, "article");
        }
    }

    /**
     * A feed that had it before now has another text of it: a correction or an update.
     *
     * @param before the revision that was seen last
     */
    record Revision(Article article, String before) implements Sighting {
        public Revision {
            requireNonNull(article, "article");
            requireNonNull(before, "before");
        }
    }

    /**
     * A feed that did not have it before has a text of it that is new to us, longer or shorter perhaps.
     *
     * @param before the revision that was seen last
     */
    record Variant(Article article, String before) implements Sighting {
        public Variant {
            requireNonNull(article, "article");
            requireNonNull(before, "before");
        }
    }

    /** This very text of it is known. */
    record Duplicate(Article article) implements Sighting {
        public Duplicate {
            requireNonNull(article, "article");
        }
    }
}
