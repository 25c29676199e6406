package tidings.streams.meaning;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import tidings.events.Article;
import tidings.events.Ids;
import tidings.events.Theme;
import tidings.events.Theme.Sample;
import tidings.streams.match.language.LanguageDetector;

/**
 * Learns the meaning of themes from their samples. Each theme learns from its own and from those of the others, which it
 * is not about; samples in languages that the embedding model does not know are left out.
 *
 * <p>Reading the samples takes some hundredths of a second each, learning a theme a second. Deterministic: the same
 * themes and model give the same result. Safe from any thread.
 */
public final class Teacher {
    /** The inverse strength of the penalty, found by cross-validation on the shipped samples (RATIONALE.md). */
    static final double LOOSENESS = 30;

    private static final int FEWEST = 5;

    private final Embedder embedder;
    private final List<Lesson> lessons;
    private final ConceptFinder concepts;

    /**
     * Reads the samples of all themes.
     *
     * @param embedder the embedding model
     * @param themes all themes: each learns from the samples of the others too
     * @param folder where embeddings of samples are remembered
     * @throws NoEmbedderException if the model fails
     */
    public Teacher(Embedder embedder, Collection<Theme> themes, Path folder) {
        this.embedder = requireNonNull(embedder, "embedder");
        var remembered = EmbeddingFile.read(embedder, folder);
        this.concepts = new ConceptFinder(themes);
        var read = new ArrayList<Lesson>();
        for (var theme : themes) {
            read(theme, theme.tests().match(), true, remembered, read);
            read(theme, theme.meaning().about(), true, remembered, read);
            read(theme, theme.tests().reject(), false, remembered, read);
            read(theme, theme.meaning().other(), false, remembered, read);
        }
        this.lessons = List.copyOf(read);
        remembered.write();
    }

    private void read(Theme theme, List<Sample> samples, boolean about, EmbeddingFile remembered, List<Lesson> into) {
        for (var sample : samples) {
            var article = article(sample);
            if (knows(article)) {
                into.add(new Lesson(
                        theme.id(),
                        sample.name() == null ? sample.title() : sample.name(),
                        sample.title(),
                        about,
                        remembered.embed(Excerpt.of(article)),
                        concepts.find(article)));
            }
        }
    }

    private static Article article(Sample sample) {
        return Article.builder(Ids.text(sample.title() + "\n" + sample.text()), Instant.EPOCH)
                .language(sample.language())
                .title(sample.title())
                .text(sample.text())
                .build();
    }

    /** True if the embedding model knows the article's language. */
    boolean knows(Article article) {
        return embedder.languages().contains(language(article));
    }

    static String language(Article article) {
        return LanguageDetector.detect(article.language(), article.title(), article.text())
                .code();
    }

    Embedder embedder() {
        return embedder;
    }

    ConceptFinder concepts() {
        return concepts;
    }

    List<Lesson> lessons() {
        return lessons;
    }

    /** True if a theme has enough samples of both kinds to learn from, in languages that the model knows. */
    public boolean canTeach(Theme theme) {
        return own(theme, true).count() >= FEWEST && own(theme, false).count() >= FEWEST;
    }

    private Stream<Lesson> own(Theme theme, boolean about) {
        return lessons.stream().filter(lesson -> lesson.theme().equals(theme.id()) && lesson.about() == about);
    }

    /**
     * Learns a theme that was given to the constructor.
     *
     * @throws IllegalArgumentException if it has too few samples
     */
    public Learned learn(Theme theme) {
        return CrossValidation.of(theme, this).learned();
    }

    /**
     * Learns a theme and tells how well it learned: each sample is judged by a model that did not see it.
     *
     * @throws IllegalArgumentException if it has too few samples
     */
    public LearningReport report(Theme theme) {
        return CrossValidation.of(theme, this).report();
    }

    void check(Theme theme) {
        if (!canTeach(theme)) {
            throw new IllegalArgumentException("theme " + theme.id() + " has "
                    + own(theme, true).count() + " samples about it and "
                    + own(theme, false).count() + " that are not, in the languages of the model of meaning "
                    + embedder.languages() + "; it takes at least " + FEWEST + " of each");
        }
    }
}
