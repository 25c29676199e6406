package tidings.streams.match.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tidings.streams.match.query.Token.Kind;

/** Splits a query into tokens. One use, one thread. */
final class Lexer {
    private static final Pattern OPERATOR =
            Pattern.compile("(NEAR|ONEAR|ATLEAST)(/.*)?|SENTENCE|PARAGRAPH", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("[0-9.]+");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_-]+");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    /**
     * All tokens, the last of kind END.
     *
     * @throws QueryException if a character means nothing here, or a quotation is not closed
     */
    static List<Token> tokens(String text) {
        var lexer = new Lexer(text);
        while (lexer.skipSpace()) {
            lexer.next();
        }
        lexer.add(Kind.END, "", text.length());
        return lexer.tokens;
    }

    private boolean skipSpace() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        return at < text.length();
    }

    private void next() {
        int start = at;
        switch (text.charAt(at)) {
            case '(' -> single(Kind.OPEN);
            case ')' -> single(Kind.CLOSE);
            case ',' -> single(Kind.COMMA);
            case '"', '“', '”', '„' -> phrase();
            case '$' -> marked(Kind.CONCEPT, NAME, "found '$'; expected a concept's name after it");
            case '~' -> marked(Kind.SLOP, NAME, "found '~'; expected a number after it");
            case '^' -> marked(Kind.WEIGHT, NUMBER, "found '^'; expected a number after it, as in embassy^2");
            case '{' -> braces();
            case '=' -> {
                at++;
                var word = run();
                requireWord(word, start, "expected a word after it");
                add(Kind.EXACT, word, start);
            }
            default -> word(start);
        }
    }

    private void single(Kind kind) {
        add(kind, text.substring(at, at + 1), at);
        at++;
    }

    private void phrase() {
        int start = at++;
        while (at < text.length() && !isQuote(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            throw new QueryException("this quotation is not closed; expected another '\"'", start + 1);
        }
        add(Kind.PHRASE, text.substring(start + 1, at), start);
        at++;
    }

    private void braces() {
        int end = text.indexOf('}', at);
        if (end < 0) {
            throw new QueryException("this '{' is not closed; expected a count such as {3,} and a '}'", at + 1);
        }
        add(Kind.REPEAT, text.substring(at + 1, end), at);
        at = end + 1;
    }

    private void marked(Kind kind, Pattern content, String expected) {
        int start = at++;
        var matcher = content.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw new QueryException(expected, start + 1);
        }
        at = matcher.end();
        add(kind, matcher.group(), start);
    }

    private void word(int start) {
        var word = run();
        if (at < text.length() && text.charAt(at) == ':' && isName(word)) {
            at++;
            add(Kind.FIELD, word, start);
        } else if (OPERATOR.matcher(word).matches()) {
            add(Kind.OPERATOR, word, start);
        } else {
            keywordOrWord(word, start);
        }
    }

    private void keywordOrWord(String word, int start) {
        switch (word) {
            case "AND" -> add(Kind.AND, word, start);
            case "OR" -> add(Kind.OR, word, start);
            case "NOT" -> add(Kind.NOT, word, start);
            default -> {
                requireWord(word, start, "expected a word, a \"phrase\", a $concept or an operator");
                if (word.endsWith("*")) {
                    add(Kind.PREFIX, word.substring(0, word.length() - 1), start);
                } else {
                    add(Kind.WORD, word, start);
                }
            }
        }
    }

    private void requireWord(String word, int start, String expected) {
        if (word.codePoints().noneMatch(Character::isLetterOrDigit)) {
            int end = Math.min(text.length(), Math.max(at, start + 1));
            throw new QueryException("found '" + text.substring(start, end) + "'; " + expected, start + 1);
        }
    }

    private String run() {
        int start = at;
        while (at < text.length() && !endsWord(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private static boolean endsWord(char c) {
        return isSpace(c)
                || isQuote(c)
                || c == '('
                || c == ')'
                || c == ','
                || c == '$'
                || c == '='
                || c == ':'
                || c == '{'
                || c == '}'
                || c == '^'
                || c == '~';
    }

    private static boolean isName(String word) {
        return NAME.matcher(word).matches();
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '“' || c == '”' || c == '„';
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
    }

    private void add(Kind kind, String value, int start) {
        tokens.add(new Token(kind, value, start + 1));
    }
}
