/**
 * Text to words, in the languages that articles come in: where words begin and end, which forms belong together, and
 * what language a text is in.
 *
 * <p>{@code tidings.streams.match} uses it for articles and for the words of queries alike. Offsets always count in the
 * text as it was given, whatever is folded or left out in comparing words.
 */
@NullMarked
package tidings.streams.match.language;

import org.jspecify.annotations.NullMarked;
