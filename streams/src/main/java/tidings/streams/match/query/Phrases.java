package tidings.streams.match.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tidings.streams.match.query.Query.Atom;

/** The rules for words beside each other: in quotations, in concepts and in NEAR. */
final class Phrases {
    /** The most words of one phrase. */
    static final int MAX_WORDS = 50;

    private static final Pattern PIECE = Pattern.compile("[^\\s\\p{Z}]+");

    private Phrases() {}

    /**
     * The words of a phrase; each may be {@code =Exact} or {@code prefix*}. Pieces without a letter or digit, such as a
     * dash, are passed over.
     *
     * @param column where the text begins in its query, from 1
     * @throws QueryException if there are none, or too many
     */
    static List<Atom> words(String text, int column) {
        var words = new ArrayList<Atom>();
        var piece = PIECE.matcher(text);
        while (piece.find()) {
            if (piece.group().codePoints().anyMatch(Character::isLetterOrDigit)) {
                words.add(atom(piece.group(), column + piece.start()));
            }
        }
        if (words.isEmpty()) {
            throw new QueryException("found no word; expected at least one letter or digit", column);
        }
        if (words.size() > MAX_WORDS) {
            throw new QueryException(
                    "a phrase of " + words.size() + " words is too long; at most " + MAX_WORDS + " are allowed",
                    column);
        }
        return words;
    }

    private static Atom atom(String piece, int column) {
        if (piece.startsWith("=")) {
            return exact(piece.substring(1), column);
        }
        if (piece.endsWith("*")) {
            return prefix(piece.substring(0, piece.length() - 1), column);
        }
        return word(piece, column);
    }

    /**
     * A plain word.
     *
     * @throws QueryException if it holds a star
     */
    static Atom word(String text, int column) {
        requireNoStar(text, column);
        return new Query.Word(text, column);
    }

    /**
     * A word in its exact form.
     *
     * @throws QueryException if it holds a star, or no letter or digit
     */
    static Atom exact(String text, int column) {
        requireNoStar(text, column + 1);
        if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw new QueryException("found '=" + text + "'; expected a word after '='", column);
        }
        return new Query.Exact(text, column);
    }

    /**
     * A prefix that is worth looking for.
     *
     * @throws QueryException if it is a single letter, ends in a sign, or holds another star
     */
    static Atom prefix(String text, int column) {
        requireNoStar(text, column);
        int last = text.isEmpty() ? ' ' : text.codePointBefore(text.length());
        if (!Character.isLetterOrDigit(last) && Character.getType(last) != Character.NON_SPACING_MARK) {
            throw new QueryException(
                    "found '" + text + "*'; expected a letter or digit before '*'", column + text.length());
        }
        if (text.codePointCount(0, text.length()) < 2 && !Character.isIdeographic(last)) {
            throw new QueryException("'" + text + "*' would match too much; expected two letters or more", column);
        }
        return new Query.Prefix(text, column);
    }

    private static void requireNoStar(String text, int column) {
        int star = text.indexOf('*');
        if (star >= 0) {
            throw new QueryException("found '*' inside a word; expected it at the end only", column + star);
        }
    }

    /**
     * Checks that a part stands for words, whose places are known.
     *
     * @param place what asks for words, such as {@code stand inside NEAR/3}
     * @throws QueryException if it is AND, NOT or what an article says about itself
     */
    static void requireWords(Query query, String place) {
        switch (query) {
            case Query.Atom atom -> {}
            case Query.Phrase phrase -> {}
            case Query.Concept concept -> {}
            case Query.Near inner -> {}
            case Query.Within within -> {}
            case Query.Repeat repeat -> {}
            case Query.Or or -> or.queries().forEach(part -> requireWords(part, place));
            case Query.In in -> requireWords(in.query(), place);
            case Query.Weighted weighted -> requireWords(weighted.query(), place);
            case Query.And and -> throw misplaced("AND", place, and.column());
            case Query.AtLeast atLeast -> throw misplaced("ATLEAST", place, atLeast.column());
            case Query.Not not -> throw misplaced("NOT", place, not.column());
            case Query.Says says -> throw misplaced("lang:, source:, country: or tag:", place, says.column());
        }
    }

    private static QueryException misplaced(String what, String place, int column) {
        return new QueryException(
                what + " cannot " + place + "; expected words, phrases, concepts, NEAR, SENTENCE or an OR of them",
                column);
    }
}
