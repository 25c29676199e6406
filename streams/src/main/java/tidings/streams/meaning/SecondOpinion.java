package tidings.streams.meaning;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;
import tidings.events.Article;
import tidings.events.Theme;

/**
 * Judges articles by meaning: one embedding serves all themes. Abstains on languages that the embedding model does not
 * know, on articles without text, and where an exclude of the theme is met. Deterministic; immutable, safe from any thread.
 */
public final class SecondOpinion {
    private static final int NEAREST = 3;
    private static final int PASSAGES = 3;

    private final Teacher teacher;
    private final SequencedMap<String, Pupil> pupils = new LinkedHashMap<>();

    /**
     * What belongs to a theme.
     *
     * @param learned what was learned
     * @param version its fingerprint
     * @param usual the mean of the samples' embeddings, from which passages are measured
     * @param samples the theme's own
     */
    private record Pupil(Learned learned, String version, float[] usual, List<Lesson> samples) {}

    private SecondOpinion(Teacher teacher, Collection<Learned> learned) {
        this.teacher = teacher;
        var usual = mean(teacher.lessons(), teacher.embedder().dimensions());
        for (var one : learned) {
            check(one);
            var own = teacher.lessons().stream()
                    .filter(lesson -> lesson.theme().equals(one.theme()))
                    .toList();
            pupils.put(one.theme(), new Pupil(one, one.version(), usual, own));
        }
    }

    private void check(Learned learned) {
        var embedder = teacher.embedder();
        if (learned.weights().length != embedder.dimensions()
                || !learned.embedder().equals(embedder.identity())) {
            throw new NoEmbedderException("what theme " + learned.theme() + " learned belongs to the embedding model "
                    + learned.embedder() + " with " + learned.weights().length + " dimensions, and the model in use is "
                    + embedder.identity() + " with " + embedder.dimensions() + " dimensions: learn the theme again");
        }
    }

    /** Teaches all themes that have enough samples, and judges by what they learned. */
    public static SecondOpinion of(Teacher teacher, Collection<Theme> themes) {
        requireNonNull(teacher, "teacher");
        return of(teacher, themes.stream().filter(teacher::canTeach).map(teacher::learn));
    }

    /**
     * Judges by what was learned before.
     *
     * @throws NoEmbedderException if that was learned with another embedding model
     */
    public static SecondOpinion of(Teacher teacher, Stream<Learned> learned) {
        return new SecondOpinion(teacher, learned.toList());
    }

    /** The themes that it judges. */
    public Set<String> themes() {
        return Set.copyOf(pupils.keySet());
    }

    /**
     * What meaning says of an article, by theme.
     *
     * @throws NoEmbedderException if the model fails
     */
    public Map<String, Opinion> of(Article article) {
        var opinions = new LinkedHashMap<String, Opinion>();
        var excerpt = Excerpt.of(article);
        var why = excerpt.passages().isEmpty() ? "the article has no text" : unknownLanguage(article);
        if (!why.isEmpty()) {
            pupils.keySet().forEach(theme -> opinions.put(theme, new Opinion.Abstained(why)));
            return opinions;
        }
        var embedding = teacher.embedder().embed(excerpt);
        var found = teacher.concepts().find(article);
        var excluded = teacher.concepts().excluded(article);
        pupils.forEach((theme, pupil) -> opinions.put(
                theme,
                excluded.contains(theme)
                        ? new Opinion.Abstained("an exclude of the theme is met")
                        : judge(pupil, excerpt, embedding, found.getOrDefault(theme, Set.of()))));
        return opinions;
    }

    private String unknownLanguage(Article article) {
        return teacher.knows(article)
                ? ""
                : "the model of meaning does not know the language " + Teacher.language(article) + "; it knows "
                        + String.join(", ", teacher.embedder().languages());
    }

    private static Opinion judge(Pupil pupil, Excerpt excerpt, Embedding embedding, Set<String> found) {
        var learned = pupil.learned();
        return new Opinion.Judged(
                learned.probability(embedding, found),
                learned.threshold(),
                pupil.version(),
                nearest(pupil, embedding),
                passages(pupil, excerpt, embedding));
    }

    private static List<Opinion.Near> nearest(Pupil pupil, Embedding embedding) {
        return pupil.samples().stream()
                .map(lesson -> new Opinion.Near(
                        lesson.name(), lesson.title(), lesson.about(), embedding.similarity(lesson.embedding())))
                .sorted(Comparator.comparingDouble(Opinion.Near::similarity).reversed())
                .limit(NEAREST)
                .toList();
    }

    private static List<Opinion.Weighed> passages(Pupil pupil, Excerpt excerpt, Embedding embedding) {
        var weighed = new ArrayList<Opinion.Weighed>();
        double usual = Embedding.dot(pupil.learned().weights(), pupil.usual());
        for (int i = 0; i < excerpt.passages().size(); i++) {
            var part = embedding.parts().get(i);
            double share = Embedding.dot(part, embedding.vector());
            double weight = Embedding.dot(pupil.learned().weights(), part) - usual * share;
            weighed.add(new Opinion.Weighed(excerpt.passages().get(i), weight));
        }
        weighed.sort(Comparator.comparingDouble(one -> -Math.abs(one.weight())));
        return weighed.subList(0, Math.min(PASSAGES, weighed.size()));
    }

    private static float[] mean(List<Lesson> lessons, int dimensions) {
        var mean = new float[dimensions];
        for (var lesson : lessons) {
            var vector = lesson.embedding().vector();
            for (int i = 0; i < dimensions; i++) {
                mean[i] += vector[i] / lessons.size();
            }
        }
        return mean;
    }
}
