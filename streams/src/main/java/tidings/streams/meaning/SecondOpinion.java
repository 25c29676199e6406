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
import tidings.events.Article;
import tidings.events.Theme;

/**
 * Judges articles by meaning: one embedding serves all themes. Abstains on languages that the embedding model does not
 * know, on articles without text, and where an exclude of the theme is met. Deterministic; immutable, safe from any thread.
 */
public final class SecondOpinion {
    private static final int NEAREST = 3;
    private static final int PASSAGES = 3;

    private final Embedder embedder;
    private final ConceptFinder concepts;
    private final SequencedMap<String, Pupil> pupils = new LinkedHashMap<>();

    /** What a theme learned, and the fingerprint of that. */
    private record Pupil(Model model, Learned learned, String version) {}

    private SecondOpinion(Embedder embedder, ConceptFinder concepts, Collection<Model> models) {
        this.embedder = embedder;
        this.concepts = concepts;
        for (var model : models) {
            var learned = model.learned();
            if (learned != null) {
                check(model, learned);
                pupils.put(model.theme(), new Pupil(model, learned, learned.version()));
            }
        }
    }

    private void check(Model model, Learned learned) {
        if (!model.fits(embedder)) {
            throw new NoEmbedderException("what theme " + model.theme() + " learned belongs to the embedding model "
                    + learned.embedder() + " with " + learned.weights().length + " dimensions, and the model in use is "
                    + embedder.identity() + " with " + embedder.dimensions() + " dimensions: learn the theme again");
        }
    }

    /** Teaches all themes that have enough samples, and judges by what they learned. */
    public static SecondOpinion of(Teacher teacher, Collection<Theme> themes) {
        requireNonNull(teacher, "teacher");
        var models = themes.stream()
                .filter(teacher::canTeach)
                .map(theme -> teacher.model(theme, "", 1, List.of()))
                .toList();
        return new SecondOpinion(teacher.embedder(), teacher.concepts(), models);
    }

    /**
     * Judges by what was learned before.
     *
     * @param embedder the embedding model
     * @param themes the themes, for their concepts and excludes
     * @param models what they learned
     * @throws NoEmbedderException if something was learned with another embedding model
     */
    public static SecondOpinion of(Embedder embedder, Collection<Theme> themes, Collection<Model> models) {
        return new SecondOpinion(requireNonNull(embedder, "embedder"), new ConceptFinder(themes), models);
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
        return of(article, pupils.keySet());
    }

    /**
     * What meaning says of an article and some themes, by theme; nothing of a theme that has not learned.
     *
     * @throws NoEmbedderException if the model fails
     */
    public Map<String, Opinion> of(Article article, Collection<String> themes) {
        var opinions = new LinkedHashMap<String, Opinion>();
        var excerpt = Excerpt.of(article);
        var why = excerpt.passages().isEmpty() ? "the article has no text" : unknownLanguage(article);
        var asked = themes.stream().filter(pupils::containsKey).toList();
        if (!why.isEmpty() || asked.isEmpty()) {
            asked.forEach(theme -> opinions.put(theme, new Opinion.Abstained(why)));
            return opinions;
        }
        var embedding = embedder.embed(excerpt);
        var found = concepts.find(article);
        var excluded = concepts.excluded(article);
        for (var theme : asked) {
            opinions.put(
                    theme,
                    excluded.contains(theme)
                            ? new Opinion.Abstained("an exclude of the theme is met")
                            : judge(
                                    requireNonNull(pupils.get(theme)),
                                    excerpt,
                                    embedding,
                                    found.getOrDefault(theme, Set.of())));
        }
        return opinions;
    }

    private String unknownLanguage(Article article) {
        var language = Teacher.language(article);
        return embedder.languages().contains(language)
                ? ""
                : "the model of meaning does not know the language " + language + "; it knows "
                        + String.join(", ", embedder.languages());
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
        return pupil.model().examples().stream()
                .map(example -> new Opinion.Near(
                        example.name(), example.title(), example.about(), example.similarity(embedding.vector())))
                .sorted(Comparator.comparingDouble(Opinion.Near::similarity).reversed())
                .limit(NEAREST)
                .toList();
    }

    private static List<Opinion.Weighed> passages(Pupil pupil, Excerpt excerpt, Embedding embedding) {
        var weighed = new ArrayList<Opinion.Weighed>();
        int parts = Math.min(excerpt.passages().size(), embedding.parts().size());
        for (int i = 0; i < parts; i++) {
            var part = embedding.parts().get(i);
            double share = Embedding.dot(part, embedding.vector());
            double weight = Embedding.dot(pupil.learned().weights(), part)
                    - pupil.model().usual() * share;
            weighed.add(new Opinion.Weighed(excerpt.passages().get(i), weight));
        }
        weighed.sort(Comparator.comparingDouble(one -> -Math.abs(one.weight())));
        return weighed.subList(0, Math.min(PASSAGES, weighed.size()));
    }
}
