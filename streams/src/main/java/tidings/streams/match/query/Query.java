package tidings.streams.match.query;

import java.util.List;

/**
 * A query as it was written. Columns count UTF-16 code units from 1 and serve error messages; words keep the spelling
 * of their author, since each language analyses them in its own way.
 */
public sealed interface Query {
    /** Where in the text this part begins, from 1. */
    int column();

    /** True if any part of it has a weight. */
    default boolean isWeighted() {
        return Suffixes.weight(this).isPresent();
    }

    /** A part without spaces that stands for words of one kind. */
    sealed interface Atom extends Query {
        /** The letters, without {@code =} or {@code *}. */
        String text();
    }

    /** A word in any of its inflected forms, in any case. */
    record Word(String text, int column) implements Atom {}

    /** {@code =US}: a word in this form and case only. */
    record Exact(String text, int column) implements Atom {}

    /** {@code embass*}: every word that begins so, in any case. */
    record Prefix(String text, int column) implements Atom {}

    /**
     * {@code "…"}: words that follow each other.
     *
     * @param words at least one
     * @param slop how many other words may stand between them, all together; 0 for none
     */
    record Phrase(List<Atom> words, int slop, int column) implements Query {
        public Phrase {
            words = List.copyOf(words);
        }
    }

    /** {@code $name}: any member of a theme's concept. */
    record Concept(String name, int column) implements Query {}

    /** All of them. */
    record And(List<Query> queries, int column) implements Query {
        public And {
            queries = List.copyOf(queries);
        }
    }

    /** At least one of them. */
    record Or(List<Query> queries, int column) implements Query {
        public Or {
            queries = List.copyOf(queries);
        }
    }

    /** {@code ATLEAST/n(…)}: so many of them. */
    record AtLeast(int count, List<Query> queries, int column) implements Query {
        public AtLeast {
            queries = List.copyOf(queries);
        }
    }

    /** Not this, anywhere in the article (or in the field that surrounds it). */
    record Not(Query query, int column) implements Query {}

    /**
     * {@code NEAR/n(…)} or {@code ONEAR/n(…)}: different words of one field, close to each other.
     *
     * @param distance how many other words may stand between them, all together
     * @param ordered true if they must come in the order given
     * @param operands what must be near, at least two: anything that stands for words
     */
    record Near(int distance, boolean ordered, List<Query> operands, int column) implements Query {
        public Near {
            operands = List.copyOf(operands);
        }
    }

    /** {@code SENTENCE(…)} or {@code PARAGRAPH(…)}: the whole query within one of them. It stands for all words there. */
    record Within(Passage passage, Query query, int column) implements Query {}

    /**
     * {@code word{2,5}}: so often.
     *
     * @param query what is counted: anything that stands for words; hits that overlap count once
     * @param least the smallest count that will do, from 1
     * @param most the largest one; {@link #UNBOUNDED} for any
     */
    record Repeat(Query query, int least, int most, int column) implements Query {
        /** No largest count. */
        public static final int UNBOUNDED = Integer.MAX_VALUE;
    }

    /**
     * {@code word^2}: what a hit is worth, beside the others of its clause. It changes the score and not what matches.
     *
     * @param weight a factor, above 0
     */
    record Weighted(Query query, double weight, int column) implements Query {}

    /** {@code title:…}: within one part of the article. */
    record In(Field field, Query query, int column) implements Query {}

    /** {@code lang:ru}: what the article says about itself, compared without regard to case. */
    record Says(Attribute attribute, String value, int column) implements Query {}
}
