package tidings.streams.match;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a hit of a query is worth by the weights in it: a factor of its score. Immutable, safe from any thread. */
sealed interface Boost {
    /** Of a query without weights. */
    Boost NONE = new Fixed(1);

    /**
     * The factor in an article in which the query is met.
     *
     * @param around words within whose spans the hits must lie, if they must lie within any
     */
    double of(Reading reading, Node.@Nullable Spans around);

    /** Always the same. */
    record Fixed(double factor) implements Boost {
        @Override
        public double of(Reading reading, Node.@Nullable Spans around) {
            return factor;
        }
    }

    /** Of parts that are met together: the product. */
    record Product(List<Boost> parts) implements Boost {
        @Override
        public double of(Reading reading, Node.@Nullable Spans around) {
            double product = 1;
            for (var part : parts) {
                product *= part.of(reading, around);
            }
            return product;
        }
    }

    /** One of several parts. */
    record Option(Node node, Boost boost) {
        boolean isMet(Reading reading, Node.@Nullable Spans around) {
            return node.holds(reading)
                    && (around == null || !(node instanceof Node.Spans words) || Hit.anyInside(reading, words, around));
        }
    }

    /** Of parts of which not all need to be met: the largest of those that are. */
    record Best(List<Option> options) implements Boost {
        @Override
        public double of(Reading reading, Node.@Nullable Spans around) {
            double best = 0;
            for (var option : options) {
                if (option.isMet(reading, around)) {
                    best = Math.max(best, option.boost().of(reading, around));
                }
            }
            return best == 0 ? 1 : best;
        }
    }

    /** Of words near each other: those of its own hits count. */
    record Near(Node.Spans node, Boost parts) implements Boost {
        @Override
        public double of(Reading reading, Node.@Nullable Spans around) {
            return parts.of(reading, node);
        }
    }

    /** Of what is met within a passage: the largest of all passages. */
    record Passages(Within node, Boost inner) implements Boost {
        private static final int MOST = 1_000;

        @Override
        public double of(Reading reading, Node.@Nullable Spans around) {
            node.find(reading);
            double best = 0;
            var memo = reading.memo();
            int from = memo.from(node.index());
            for (int i = from; i < memo.to(node.index()) && i - from < MOST; i++) {
                best = Math.max(best, node.look(memo.spans()[i], reading, () -> inner.of(reading, null)));
            }
            return best == 0 ? 1 : best;
        }
    }
}
