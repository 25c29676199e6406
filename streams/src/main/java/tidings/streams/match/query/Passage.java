package tidings.streams.match.query;

/** A stretch of one field in which all of a query is to be met. */
public enum Passage {
    /** From one full stop, or what stands for it, to the next. */
    SENTENCE,
    /** From one empty line to the next; in a text without empty lines, a line. */
    PARAGRAPH
}
