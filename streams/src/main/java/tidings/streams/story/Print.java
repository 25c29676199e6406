package tidings.streams.story;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What is compared of an article: sketches of its words, small enough to travel with each match. Made by
 * {@link Printer}. In JSON it is one text, base64.
 *
 * <p>The body is a bottom-k sketch (Broder 1997, "On the resemblance and containment of documents"): of the hashes of
 * all its shingles the smallest, which are a fair sample of each text alike.
 *
 * @param shingles how many different shingles the body has
 * @param body the smallest hashes of the body's shingles, ascending, at most {@link Printer#BODY}
 * @param lead the hashes of all shingles of the first words, ascending
 * @param names the smallest hashes of the names and figures in the body, ascending, at most {@link Printer#NAMES}
 * @param terms words of title and lead as {@link Term} codes, ascending
 */
public record Print(int shingles, int[] body, int[] lead, int[] names, int[] terms) {
    /** No words at all. */
    public static final Print NONE = new Print(0, new int[0], new int[0], new int[0], new int[0]);

    private static final byte FORMAT = 1;
    private static final int BODY_ANCHORS = 16;
    private static final int LEAD_ANCHORS = 8;
    private static final int MOST_FACTS = 24;

    public Print {
        requireNonNull(body, "body");
        requireNonNull(lead, "lead");
        requireNonNull(names, "names");
        requireNonNull(terms, "terms");
        if (shingles < body.length) {
            throw new IllegalArgumentException(body.length + " hashes of " + shingles + " shingles");
        }
    }

    /**
     * The hashes under which a copy of this text is found: the smallest of its body and of its lead. A text that is cut
     * keeps its lead, or else many of the smallest hashes of what is left; one in common is enough to be compared.
     */
    int[] anchors() {
        return IntStream.concat(
                        Arrays.stream(body).limit(BODY_ANCHORS),
                        Arrays.stream(lead).limit(LEAD_ANCHORS))
                .distinct()
                .toArray();
    }

    /** The words under which another report of the same event is found. */
    int[] facts() {
        return Arrays.stream(terms)
                .filter(term -> Term.isFact(term) && !Term.is(term, Term.COMMON))
                .map(Term::word)
                .limit(MOST_FACTS)
                .toArray();
    }

    /** The same print, with the words marked that most of a theme's articles have. */
    Print marked(IntPredicate isCommon) {
        return new Print(
                shingles,
                body,
                lead,
                names,
                Arrays.stream(terms)
                        .map(term -> isCommon.test(Term.word(term)) ? term | Term.COMMON : term)
                        .toArray());
    }

    /** As one text. */
    @JsonValue
    public String text() {
        var bytes =
                ByteBuffer.allocate(1 + Integer.BYTES * (5 + body.length + lead.length + names.length + terms.length));
        bytes.put(FORMAT).putInt(shingles);
        for (var part : new int[][] {body, lead, names, terms}) {
            bytes.putInt(part.length);
            bytes.asIntBuffer().put(part);
            bytes.position(bytes.position() + Integer.BYTES * part.length);
        }
        return Base64.getEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /**
     * Reads what {@link #text} writes; what a later release writes otherwise is {@link #NONE}.
     *
     * @throws IllegalArgumentException if it is not such a text
     */
    @JsonCreator
    public static Print of(String text) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
            return bytes.get() == FORMAT
                    ? new Print(bytes.getInt(), part(bytes), part(bytes), part(bytes), part(bytes))
                    : NONE;
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("a fingerprint breaks off after " + text.length() + " characters", e);
        }
    }

    private static int[] part(ByteBuffer bytes) {
        var length = bytes.getInt();
        if (length < 0 || length > bytes.remaining() / Integer.BYTES) {
            throw new IllegalArgumentException("a fingerprint says " + length + " numbers and holds fewer");
        }
        var part = new int[length];
        bytes.asIntBuffer().get(part);
        bytes.position(bytes.position() + Integer.BYTES * length);
        return part;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Print print
                && shingles == print.shingles
                && Arrays.equals(body, print.body)
                && Arrays.equals(lead, print.lead)
                && Arrays.equals(names, print.names)
                && Arrays.equals(terms, print.terms);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(body) + Arrays.hashCode(terms);
    }

    @Override
    public String toString() {
        return "Print[" + shingles + " shingles, " + terms.length + " terms]";
    }
}
