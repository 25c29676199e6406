package tidings.streams.opinion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tidings.events.Article;
import tidings.events.Feedback;
import tidings.events.Feedback.Verdict;
import tidings.streams.meaning.Model;
import tidings.streams.meaning.Taught;

/**
 * What analysts teach by their thumbs: the newest judgement of each alert by each person, with the text of the article.
 * For one thread.
 */
final class Curriculum {
    /** So many lessons of a theme count, the newest. */
    static final int MOST = 100;

    private final Map<String, Feedback> judgements = new LinkedHashMap<>();

    /** Takes feedback, and says whether it changes anything. */
    boolean take(Feedback feedback) {
        return feedback.verdict() != Verdict.ACKNOWLEDGED && !feedback.equals(judgements.put(feedback.id(), feedback));
    }

    /** Forgets feedback that was taken back, and says whether it changes anything. */
    boolean remove(String id) {
        return judgements.remove(id) != null;
    }

    /**
     * The lessons of a theme, the newest last. Two people who disagree about an alert teach nothing.
     *
     * @param known what the theme was taught before, whose text is known
     * @param finder finds the article of feedback that is new
     */
    List<Taught> lessons(String theme, Optional<Model> known, Function<Feedback, Optional<Article>> finder) {
        var before = new LinkedHashMap<String, Taught>();
        known.ifPresent(model -> model.taught().forEach(one -> before.put(one.id(), one)));
        var byAlert = new LinkedHashMap<String, List<Feedback>>();
        judgements.values().stream()
                .filter(one -> one.theme().equals(theme))
                .sorted(Comparator.comparing(Feedback::at).thenComparing(Feedback::id))
                .forEach(one -> byAlert.computeIfAbsent(one.alert(), alert -> new ArrayList<>())
                        .add(one));
        var lessons = new ArrayList<Taught>();
        var agreed = byAlert.values().stream()
                .filter(all -> all.stream().map(Feedback::verdict).distinct().count() == 1)
                .map(List::getFirst)
                .toList();
        for (var one : agreed.subList(Math.max(0, agreed.size() - MOST), agreed.size())) {
            boolean about = one.verdict() == Verdict.UP;
            var text = before.get(one.id());
            if (text != null) {
                lessons.add(text.judged(about));
            } else {
                finder.apply(one).ifPresent(article -> lessons.add(Taught.of(one.id(), theme, about, article)));
            }
        }
        return lessons;
    }
}
