package tidings.streams.story;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import tidings.events.Opinion;
import tidings.events.Verdict;

/**
 * On what grounds an article counts as about a theme.
 *
 * @param verdict what found it
 * @param opinion what the second opinion says; null if it was not asked, or abstained
 * @param review true if it is for review only, and nobody is told
 * @param dismissal why it does not go to the theme's stories after all; null if it does
 */
public record Grounds(
        Verdict verdict,
        @Nullable Opinion opinion,
        boolean review,
        @Nullable Dismissal dismissal) {
    /** Words alone, and nothing else was asked. */
    public static final Grounds WORDS = new Grounds(Verdict.WORDS, null, false, null);

    public Grounds {
        requireNonNull(verdict, "verdict");
    }

    /** What goes to the theme's stories. */
    public Grounds(Verdict verdict, @Nullable Opinion opinion, boolean review) {
        this(verdict, opinion, review, null);
    }

    /** What does not, and is only written down. */
    public static Grounds dismissed(@Nullable Opinion opinion, Dismissal dismissal) {
        return new Grounds(Verdict.MEANING, opinion, false, dismissal);
    }
}
