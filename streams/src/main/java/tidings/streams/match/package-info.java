/**
 * Matching: which themes is an article about, and what shows it. A library without Kafka.
 *
 * <p>A guided tour, in the order of one article:
 *
 * <ol>
 *   <li>{@link tidings.streams.match.ThemeSet} compiles themes. Queries are parsed ({@code query}), their words numbered
 *       ({@link tidings.streams.match.Vocabulary}), their parts made into nodes, equal parts once
 *       ({@link tidings.streams.match.NodeFactory}).
 *   <li>An article is read ({@link tidings.streams.match.Reading}): split into words, each looked up by its spelling
 *       ({@link tidings.streams.match.FormCache}), which knows the numbers of the query words it stands for.
 *   <li>{@link tidings.streams.match.ClauseIndex} evaluates only the clauses whose required words occur.
 *   <li>{@link tidings.streams.match.Score} adds up, {@link tidings.streams.match.EvidencePicker} chooses what to show.
 * </ol>
 *
 * <pre>{@code
 * var themes = ThemeSet.compile(List.of(theme));
 * for (var match : themes.match(article)) {
 *     out.println(match.theme().name() + " " + match.score());
 * }
 * }</pre>
 *
 * <p>Called by the topology, by the commands that match and score, and by the tests of themes.
 */
@NullMarked
package tidings.streams.match;

import org.jspecify.annotations.NullMarked;
