package tidings.streams.match;

import java.util.Arrays;
import java.util.List;
import tidings.streams.match.query.Attribute;

/**
 * A part of a compiled query. Equal parts of different clauses and themes are one node. Immutable; what is found out
 * about it in an article is kept in the {@link Reading}.
 *
 * <p>A node's <em>reach</em> is how much of the article, from its beginning, is enough to satisfy it: a number of words,
 * 0 if it needs none, {@link #NEVER} if even the whole article does not. So one evaluation tells whether the title
 * alone satisfies a clause, or title and lead.
 */
abstract sealed class Node {
    /** The reach of what is not satisfied. */
    static final int NEVER = Integer.MAX_VALUE;

    private final int index;

    Node(int index) {
        this.index = index;
    }

    final int index() {
        return index;
    }

    final int reach(Reading reading) {
        if (isAbsent(reading)) {
            return NEVER;
        }
        int known = reading.memo().reach(index);
        return known >= 0 ? known : reading.memo().rememberReach(index, evaluate(reading));
    }

    final boolean holds(Reading reading) {
        return reach(reading) != NEVER;
    }

    /** True if it can be told at a glance that the node is not satisfied. */
    boolean isAbsent(Reading reading) {
        return false;
    }

    abstract int evaluate(Reading reading);

    /** The nodes that this one directly consists of. */
    final List<? extends Node> parts() {
        return switch (this) {
            case Union union -> union.nodes();
            case Near near -> near.operands();
            case Within within -> List.of(within.node());
            case Repeat repeat -> List.of(repeat.node());
            case Spans words -> List.of();
            case All all -> all.nodes();
            case Some some -> some.nodes();
            case Not not -> List.of(not.node());
            case Says says -> List.of();
        };
    }

    /** A node that stands for words: it can tell where they are. */
    abstract static non-sealed class Spans extends Node {
        Spans(int index) {
            super(index);
        }

        /** Finds all places; afterwards the memo has them. */
        final void find(Reading reading) {
            var memo = reading.memo();
            if (!memo.hasSpans(index())) {
                collect(reading);
            }
        }

        /** Finds this node's spans and hands them to {@link Memo#rememberSpans}. */
        abstract void collect(Reading reading);

        @Override
        int evaluate(Reading reading) {
            find(reading);
            var memo = reading.memo();
            int from = memo.from(index());
            return from == memo.to(index()) ? NEVER : Reading.last(memo.spans()[from]) + 1;
        }
    }

    /** All of several nodes. */
    static final class All extends Node {
        private final Node[] nodes;

        All(int index, List<Node> nodes) {
            super(index);
            this.nodes = nodes.toArray(Node[]::new);
        }

        List<Node> nodes() {
            return Arrays.asList(nodes);
        }

        @Override
        int evaluate(Reading reading) {
            int farthest = 0;
            for (var node : nodes) {
                int reach = node.reach(reading);
                if (reach == NEVER) {
                    return NEVER;
                }
                farthest = Math.max(farthest, reach);
            }
            return farthest;
        }
    }

    /** So many of several nodes. */
    static final class Some extends Node {
        private final int count;
        private final Node[] nodes;

        Some(int index, int count, List<Node> nodes) {
            super(index);
            this.count = count;
            this.nodes = nodes.toArray(Node[]::new);
        }

        int count() {
            return count;
        }

        List<Node> nodes() {
            return Arrays.asList(nodes);
        }

        @Override
        int evaluate(Reading reading) {
            return count == 1 ? nearest(reading) : ofSeveral(reading);
        }

        private int ofSeveral(Reading reading) {
            int[] reaches = new int[nodes.length];
            int met = 0;
            for (int i = 0; i < reaches.length && met + reaches.length - i >= count; i++) {
                int reach = nodes[i].reach(reading);
                if (reach != NEVER) {
                    reaches[met++] = reach;
                }
            }
            if (met < count) {
                return NEVER;
            }
            Arrays.sort(reaches, 0, met);
            return reaches[count - 1];
        }

        private int nearest(Reading reading) {
            int nearest = NEVER;
            for (var node : nodes) {
                nearest = Math.min(nearest, node.reach(reading));
            }
            return nearest;
        }
    }

    /** The absence of a node, in the whole article. */
    static final class Not extends Node {
        private final Node node;

        Not(int index, Node node) {
            super(index);
            this.node = node;
        }

        Node node() {
            return node;
        }

        @Override
        int evaluate(Reading reading) {
            return node.holds(reading) ? NEVER : 0;
        }
    }

    /** What the article says about itself. */
    static final class Says extends Node {
        private final Attribute attribute;
        private final String value;

        Says(int index, Attribute attribute, String value) {
            super(index);
            this.attribute = attribute;
            this.value = value;
        }

        Attribute attribute() {
            return attribute;
        }

        String value() {
            return value;
        }

        @Override
        int evaluate(Reading reading) {
            return Attributes.has(reading, attribute, value) ? 0 : NEVER;
        }
    }
}
