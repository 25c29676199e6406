package tidings.streams.match.query;

/**
 * A piece of a query's text.
 *
 * @param kind what it is
 * @param text its content, without the signs that mark its kind
 * @param column where it begins, from 1
 */
record Token(Kind kind, String text, int column) {
    /** What a piece of text can be. */
    enum Kind {
        WORD,
        EXACT,
        PREFIX,
        PHRASE,
        CONCEPT,
        /** {@code name:}, before what it applies to. */
        FIELD,
        /** {@code ~n}, after a phrase. */
        SLOP,
        /** {@code {n,m}}, after what is counted. */
        REPEAT,
        /** {@code ^n}, after what is weighed. */
        WEIGHT,
        AND,
        OR,
        NOT,
        /** {@code NEAR/n}, {@code SENTENCE} and their like, before a bracket. */
        OPERATOR,
        OPEN,
        CLOSE,
        COMMA,
        END
    }

    /** How an error message names this token. */
    String shown() {
        return switch (kind) {
            case END -> "the end of the query";
            case PHRASE -> "\"" + shortened() + "\"";
            case CONCEPT -> "$" + shortened();
            case EXACT -> "'=" + shortened() + "'";
            case PREFIX -> "'" + shortened() + "*'";
            case FIELD -> "'" + shortened() + ":'";
            case SLOP -> "'~" + shortened() + "'";
            case REPEAT -> "'{" + shortened() + "}'";
            case WEIGHT -> "'^" + shortened() + "'";
            case WORD, AND, OR, NOT, OPERATOR, OPEN, CLOSE, COMMA -> "'" + shortened() + "'";
        };
    }

    private String shortened() {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
