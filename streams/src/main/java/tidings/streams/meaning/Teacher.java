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
    /** Changes with the way in which is learned, so that everybody learns anew. */
    private static final String WAY = "1 ";

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
        this(embedder, themes, List.of(), folder);
    }

    /**
     * As above, with what analysts taught.
     *
     * @param taught feedback on articles of these themes
     */
    public Teacher(Embedder embedder, Collection<Theme> themes, Collection<Taught> taught, Path folder) {
        this.embedder = requireNonNull(embedder, "embedder");
        var remembered = EmbeddingFile.read(embedder, folder);
        this.concepts = new ConceptFinder(themes);
        var read = new ArrayList<Lesson>();
        for (var theme : themes) {
            read(theme, theme.tests().match(), true, remembered, read);
            read(theme, theme.meaning().about(), true, remembered, read);
            read(theme, theme.tests().reject(), false, remembered, read);
            read(theme, theme.meaning().other(), false, remembered, read);
            for (var one : taught) {
                if (one.theme().equals(theme.id())) {
                    read(theme, List.of(sample(one)), one.about(), remembered, read);
                }
            }
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

    private static Sample sample(Taught taught) {
        return new Sample("feedback " + taught.id(), taught.language(), taught.title(), taught.text());
    }

    /**
     * Fingerprint of all that a theme is learned from; where it is the same, learning again would give the same.
     *
     * @param embedder the embedding model
     * @param themes all themes
     * @param taught feedback on articles of any theme
     * @param theme the one that learns
     */
    public static String fingerprint(
            Embedder embedder, Collection<Theme> themes, Collection<Taught> taught, Theme theme) {
        var all = new StringBuilder(
                WAY + embedder.identity() + theme.hash() + theme.meaning().threshold());
        for (var one : themes) {
            all.append(one.id())
                    .append(one.tests())
                    .append(one.meaning().about())
                    .append(one.meaning().other());
        }
        taught.forEach(all::append);
        return Ids.text(all.toString());
    }

    private static Article article(Sample sample) {
        return Article.builder(Ids.text(sample.title() + "\n" + sample.text()), Instant.EPOCH)
                .language(sample.language())
                .title(sample.title())
                .text(sample.text())
                .build();
    }

    private boolean knows(Article article) {
        return embedder.languages().contains(language(article));
    }

    /** The article's language, as it says itself or is detected: a primary BCP 47 subtag. */
    public static String language(Article article) {
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
     * Learns a theme that was given to the constructor, for a topic. With too few samples it is a model that judges
     * nothing.
     *
     * @param fingerprint of what it is learned from
     * @param version counts what the theme learned
     * @param taught feedback on the theme, which the model keeps
     */
    public Model model(Theme theme, String fingerprint, int version, List<Taught> taught) {
        if (!canTeach(theme)) {
            return new Model(theme.id(), version, fingerprint, null, 0, List.of(), taught);
        }
        var learned = learn(theme);
        var examples = lessons.stream()
                .filter(lesson -> lesson.theme().equals(theme.id()))
                .map(Example::of)
                .toList();
        return new Model(theme.id(), version, fingerprint, learned, usual(learned), examples, taught);
    }

    private double usual(Learned learned) {
        double sum = 0;
        for (var lesson : lessons) {
            sum += Embedding.dot(learned.weights(), lesson.embedding().vector()) / lessons.size();
        }
        return sum;
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
