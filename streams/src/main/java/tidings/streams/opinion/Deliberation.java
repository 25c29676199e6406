package tidings.streams.opinion;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.events.Article;
import tidings.events.Theme;
import tidings.events.Verdict;
import tidings.streams.meaning.Opinion;
import tidings.streams.story.Dismissal;
import tidings.streams.story.Grounds;

/**
 * Puts together what words and meaning say, as a theme's policy has it. Where meaning says nothing (it abstains, cannot
 * be had, or comes too late), words decide. Whatever words have not sent to the stories gets an answer, if only for the
 * ledger.
 *
 * <p>Pure functions, safe from any thread.
 */
final class Deliberation {
    private static final Dismissal NO_WORDS = new Dismissal(false, "no query of the theme matches");

    private Deliberation() {}

    /**
     * What becomes of an article in a theme that asked; empty if words have sent it to the stories already and there is
     * nothing to add.
     *
     * @param words true if the theme's queries match the article
     * @param opinion what meaning says; null if it has not learned the theme
     */
    static Optional<Grounds> of(Theme.Policy policy, boolean words, @Nullable Opinion opinion, Article article) {
        return switch (opinion) {
            case null -> silent(policy, words, Dismissal.abstained("the theme has not learned its meaning"));
            case Opinion.Abstained abstained -> silent(policy, words, Dismissal.abstained(abstained.why()));
            case Opinion.Judged judged -> judged(policy, words, judged, told(judged, article));
        };
    }

    /** Words decide; where they have not matched, the reason is written down. */
    static Optional<Grounds> silent(Theme.Policy policy, boolean words, Dismissal dismissal) {
        if (!words) {
            return Optional.of(Grounds.dismissed(null, dismissal));
        }
        return policy == Theme.Policy.BOTH ? Optional.of(Grounds.WORDS) : Optional.empty();
    }

    private static Optional<Grounds> judged(
            Theme.Policy policy, boolean words, Opinion.Judged judged, tidings.events.Opinion told) {
        if (policy == Theme.Policy.WORDS) {
            return silent(policy, words, Dismissal.skipped("the theme does not ask any more"));
        }
        boolean needsBoth = policy == Theme.Policy.BOTH;
        if (judged.finds() && (words || !needsBoth)) {
            boolean review = policy == Theme.Policy.REVIEW && !words;
            return Optional.of(new Grounds(words ? Verdict.BOTH : Verdict.MEANING, told, review));
        }
        return Optional.of(
                words && !needsBoth
                        ? new Grounds(Verdict.WORDS, told, false)
                        : Grounds.dismissed(told, judged.finds() ? NO_WORDS : Dismissal.NOT_ABOUT));
    }

    private static tidings.events.Opinion told(Opinion.Judged judged, Article article) {
        return new tidings.events.Opinion(
                article.id(),
                article.revision(),
                judged.probability(),
                judged.threshold(),
                judged.version(),
                judged.nearest().stream()
                        .map(near -> new tidings.events.Opinion.Near(
                                near.sample(), near.title(), near.about(), near.similarity()))
                        .toList(),
                judged.passages().stream()
                        .map(one -> new tidings.events.Opinion.Passage(
                                one.passage().field(),
                                one.passage().start(),
                                one.passage().end(),
                                one.passage().text(),
                                one.weight()))
                        .toList());
    }
}
