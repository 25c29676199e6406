package tidings.streams.match.query;

import java.io.Serial;

/** A query that cannot be understood. The message says what was found and what was expected, without the column. */
public final class QueryException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final int column;

    /**
     * @param message what was found, and what was expected instead
     * @param column where, in UTF-16 code units from 1
     */
    public QueryException(String message, int column) {
        super(message);
        this.column = column;
    }

    /** Where in the query the trouble begins, in UTF-16 code units from 1. */
    public int column() {
        return column;
    }

    /** The message itself, never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
