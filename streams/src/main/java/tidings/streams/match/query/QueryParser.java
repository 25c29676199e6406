package tidings.streams.match.query;

import java.util.ArrayList;
import java.util.List;
import tidings.streams.match.query.Token.Kind;

/**
 * Reads a query. {@code NOT} binds tighter than {@code AND}, {@code AND} tighter than {@code OR}.
 *
 * <p>Length and nesting are bounded, so that no text overflows the stack or takes long.
 */
public final class QueryParser {
    /** The longest query, in UTF-16 code units. */
    public static final int MAX_LENGTH = 100_000;
    /** How deep brackets, operators and negations may nest. */
    public static final int MAX_DEPTH = 100;
    /** The farthest that NEAR reaches, in words. */
    public static final int MAX_DISTANCE = 500;
    /** The most parts of one NEAR. */
    public static final int MAX_NEAR = 8;

    private static final String OPERAND = "a word, a \"phrase\", a $concept, a field or '('";

    private final List<Token> tokens;
    private int at;
    private int depth;

    private QueryParser(List<Token> tokens) {
        this.tokens = tokens;
    }

    /**
     * Reads a whole query.
     *
     * @throws QueryException if it is not one
     */
    public static Query parse(String text) {
        requireLength(text);
        var parser = new QueryParser(Lexer.tokens(text));
        var query = parser.or();
        parser.expectEnd();
        return query;
    }

    /**
     * As {@link #parse}, for a query that only excludes.
     *
     * @throws QueryException if it is no query, or has weights, which would do nothing
     */
    public static Query parseUnweighted(String text) {
        var query = parse(text);
        Suffixes.requireUnweighted(query, "exclude");
        return query;
    }

    /**
     * Reads a member of a concept: {@code word}, {@code word*}, {@code =Exact}, {@code "phrase"}, {@code $concept}, or
     * several words, which are a phrase.
     *
     * @throws QueryException if it is none of these
     */
    public static Query parseMember(String text) {
        requireLength(text);
        var stripped = text.strip();
        if (stripped.startsWith("\"") || stripped.startsWith("$")) {
            var query = parse(text);
            if (query instanceof Query.Phrase || query instanceof Query.Concept) {
                return query;
            }
            throw new QueryException("expected one member: a word, a prefix*, =Exact, a \"phrase\" or a $concept", 1);
        }
        Suffixes.requireNone(text);
        var words = Phrases.words(text, 1);
        return words.size() == 1 ? words.getFirst() : new Query.Phrase(words, 0, 1);
    }

    private static void requireLength(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new QueryException(
                    "the query has " + text.length() + " characters; at most " + MAX_LENGTH + " are allowed", 1);
        }
    }

    private Query or() {
        enter();
        var parts = new ArrayList<Query>();
        parts.add(and());
        while (take(Kind.OR)) {
            parts.add(and());
        }
        depth--;
        return parts.size() == 1
                ? parts.getFirst()
                : new Query.Or(parts, parts.getFirst().column());
    }

    private Query and() {
        var parts = new ArrayList<Query>();
        parts.add(not());
        while (take(Kind.AND)) {
            parts.add(not());
        }
        return parts.size() == 1
                ? parts.getFirst()
                : new Query.And(parts, parts.getFirst().column());
    }

    private Query not() {
        var token = peek();
        if (!take(Kind.NOT)) {
            return operand();
        }
        enter();
        var query = not();
        depth--;
        Suffixes.requireUnweighted(query, "NOT");
        return new Query.Not(query, token.column());
    }

    private Query operand() {
        var token = peek();
        var query = plain(token);
        var repeat = peek();
        if (take(Kind.REPEAT)) {
            query = Suffixes.repeat(query, repeat, token.column());
        }
        var weight = peek();
        return take(Kind.WEIGHT) ? Suffixes.weighted(query, weight, token.column()) : query;
    }

    private Query plain(Token token) {
        return switch (token.kind()) {
            case WORD -> advance(Phrases.word(token.text(), token.column()));
            case EXACT -> advance(Phrases.exact(token.text(), token.column()));
            case PREFIX -> advance(Phrases.prefix(token.text(), token.column()));
            case CONCEPT -> advance(new Query.Concept(token.text(), token.column()));
            case PHRASE -> phrase(token);
            case FIELD -> field(token);
            case OPERATOR -> operator(token);
            case OPEN -> bracket();
            case SLOP, REPEAT, WEIGHT, AND, OR, NOT, CLOSE, COMMA, END -> throw unexpected(OPERAND);
        };
    }

    private Query bracket() {
        at++;
        return bracketed();
    }

    private Query bracketed() {
        var query = or();
        expect(Kind.CLOSE, "AND, OR or ')'");
        return query;
    }

    private Query phrase(Token token) {
        at++;
        var words = Phrases.words(token.text(), token.column() + 1);
        var slop = peek();
        return take(Kind.SLOP)
                ? new Query.Phrase(words, number(slop, slop.text(), 0, MAX_DISTANCE), token.column())
                : new Query.Phrase(words, 0, token.column());
    }

    private Query field(Token token) {
        at++;
        var attribute = Attribute.named(token.text());
        if (attribute.isPresent()) {
            return says(attribute.get(), token);
        }
        var field = Field.named(token.text())
                .orElseThrow(() -> new QueryException(
                        "there is no field '" + token.text()
                                + ":'; expected title:, lead:, text:, source:, publisher:, lang:, country: or tag:",
                        token.column()));
        enter();
        var query = operand();
        depth--;
        return new Query.In(field, query, token.column());
    }

    private Query says(Attribute attribute, Token field) {
        if (!take(Kind.OPEN)) {
            return said(attribute, field, field.column());
        }
        var values = new ArrayList<Query>();
        do {
            values.add(said(attribute, field, peek().column()));
        } while (take(Kind.OR));
        expect(Kind.CLOSE, "OR or ')'");
        return values.size() == 1 ? values.getFirst() : new Query.Or(values, field.column());
    }

    private Query said(Attribute attribute, Token field, int column) {
        var value = peek();
        return switch (value.kind()) {
            case WORD, EXACT, PHRASE ->
                advance(new Query.Says(attribute, value.text().strip(), column));
            case PREFIX, CONCEPT, FIELD, SLOP, REPEAT, WEIGHT, AND, OR, NOT, OPERATOR, OPEN, CLOSE, COMMA, END ->
                throw unexpected("a word or a \"phrase\" after " + field.shown());
        };
    }

    private Query operator(Token token) {
        at++;
        int slash = token.text().indexOf('/');
        if (slash < 0) {
            return passage(token);
        }
        var name = token.text().substring(0, slash);
        int number = number(token, token.text().substring(slash + 1), name.equals("ATLEAST") ? 1 : 0, MAX_DISTANCE);
        expect(Kind.OPEN, "'(' after " + token.text());
        var operands = list();
        return switch (name) {
            case "ATLEAST" -> atLeast(number, operands, token);
            default -> near(number, name.equals("ONEAR"), operands, token);
        };
    }

    private Query passage(Token token) {
        switch (token.text()) {
            case "SENTENCE", "PARAGRAPH" -> {}
            default ->
                throw new QueryException(
                        "found " + token.shown() + " without a number; expected one, as in " + token.text() + "/3(…)",
                        token.column());
        }
        expect(Kind.OPEN, "'(' after " + token.text());
        enter();
        var query = bracketed();
        depth--;
        if (!Wordless.needsWords(query)) {
            throw new QueryException(
                    token.text() + " would hold without any of its words; expected a word that must occur there",
                    token.column());
        }
        return new Query.Within(Passage.valueOf(token.text()), query, token.column());
    }

    private Query atLeast(int count, List<Query> operands, Token token) {
        if (count > operands.size()) {
            throw new QueryException(
                    token.text() + " has only " + operands.size()
                            + " parts, so it can never be met; expected more parts or a smaller number",
                    token.column());
        }
        return new Query.AtLeast(count, operands, token.column());
    }

    private Query near(int distance, boolean ordered, List<Query> operands, Token token) {
        if (operands.size() < 2 || operands.size() > MAX_NEAR) {
            throw new QueryException(
                    token.text() + " has " + operands.size() + " parts; expected 2 to " + MAX_NEAR
                            + ", separated by commas",
                    token.column());
        }
        operands.forEach(operand -> Phrases.requireWords(operand, "stand inside " + token.text()));
        return new Query.Near(distance, ordered, operands, token.column());
    }

    private List<Query> list() {
        var queries = new ArrayList<Query>();
        queries.add(or());
        while (take(Kind.COMMA)) {
            queries.add(or());
        }
        expect(Kind.CLOSE, "',' or ')'");
        return queries;
    }

    static int number(Token token, String digits, int least, int most) {
        if (digits.matches("[0-9]{1,4}")) {
            int number = Integer.parseInt(digits);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new QueryException(
                "found " + token.shown() + "; expected a number from " + least + " to " + most, token.column());
    }

    private void enter() {
        if (++depth > MAX_DEPTH) {
            throw new QueryException(
                    "brackets are nested too deep; at most " + MAX_DEPTH + " levels are allowed", peek().column());
        }
    }

    private void expectEnd() {
        if (peek().kind() != Kind.END) {
            throw unexpected("AND, OR or the end of the query");
        }
    }

    private void expect(Kind kind, String expected) {
        if (!take(kind)) {
            throw unexpected(expected);
        }
    }

    private QueryException unexpected(String expected) {
        var token = peek();
        boolean lowerCase = token.kind() == Kind.WORD
                && token.text().matches("(?i)and|or|not|(near|onear|atleast)(/.*)?|sentence|paragraph");
        var hint = lowerCase ? " (operators are written in capitals)" : "";
        return new QueryException("found " + token.shown() + "; expected " + expected + hint, token.column());
    }

    private Query advance(Query query) {
        at++;
        return query;
    }

    private boolean take(Kind kind) {
        boolean found = peek().kind() == kind;
        if (found) {
            at++;
        }
        return found;
    }

    private Token peek() {
        return tokens.get(at);
    }
}
