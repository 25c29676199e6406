/**
 * The query language: text to a checked tree, or an error that names the column.
 *
 * <p>{@code tidings.streams.match} compiles the trees; {@code docs/query-language.md} explains the language to those who
 * write themes.
 *
 * <pre>{@code
 * Query query = QueryParser.parse("NEAR/12($mission, $restore) AND title:Moscow");
 * }</pre>
 */
@NullMarked
package tidings.streams.match.query;

import org.jspecify.annotations.NullMarked;
