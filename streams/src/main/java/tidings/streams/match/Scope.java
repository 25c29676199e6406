package tidings.streams.match;

import tidings.streams.match.query.Field;

/**
 * Where a part of a query looks for its words. Equal parts in different scopes are different nodes.
 *
 * @param field part of the article
 * @param depth how many SENTENCE and PARAGRAPH stand around it; what is within one sees that sentence only
 */
record Scope(Field field, int depth) {
    /** All of the article. */
    static final Scope ARTICLE = new Scope(Field.ANYWHERE, 0);

    /** The same, in a part of the article. */
    Scope in(Field part) {
        return new Scope(part, depth);
    }

    /** The same, in one of its passages. */
    Scope within() {
        return new Scope(field, depth + 1);
    }
}
