/**
 * Meaning: the second opinion, which finds articles that are about a theme in words that its queries do not foresee. A
 * library without Kafka.
 *
 * <p>A guided tour:
 *
 * <ol>
 *   <li>{@link tidings.streams.meaning.Excerpt} takes what is read of an article, in passages.
 *   <li>{@link tidings.streams.meaning.Embedder} makes numbers of it, {@link tidings.streams.meaning.ConceptFinder} says
 *       which of the themes' concepts occur in it.
 *   <li>{@link tidings.streams.meaning.Teacher} learns from the samples of themes, {@link
 *       tidings.streams.meaning.Learned} is what it learned.
 *   <li>{@link tidings.streams.meaning.SecondOpinion} judges an article and says what weighed most.
 * </ol>
 *
 * <pre>{@code
 * try (var embedder = Embedder.open(EmbedderSettings.SHIPPED)) {
 *     var opinion = SecondOpinion.of(new Teacher(embedder, themes, folder), themes);
 *     opinion.of(article).forEach((theme, judged) -> out.println(theme + " " + judged));
 * }
 * }</pre>
 *
 * <p>Called by the commands that score, explain and learn.
 */
@NullMarked
package tidings.streams.meaning;

import org.jspecify.annotations.NullMarked;
