package tidings.bench.poll;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/** A feed that gets a new item each so often, and shows the newest ten. Its phase depends on its number. */
record SyntheticFeed(int number, Instant start, Duration every) {
    private static final int SHOWN = 10;
    private static final int WORDS = 60;
    private static final String[] VOCABULARY = ("minister talks harbour ferry border treaty vote council strike energy"
                    + " winter convoy budget island summit envoy court station river market union trade reform school")
            .split(" ");

    /** The number of its newest item at a time. */
    long version(Instant now) {
        return Math.floorDiv(Duration.between(published(0), now).toMillis(), every.toMillis());
    }

    /** When an item appeared. */
    private Instant published(long item) {
        var phase = every.toMillis() * Integer.reverse(number) >>> 32;
        return start.plusMillis(phase % every.toMillis() + item * every.toMillis());
    }

    /** The document with this newest item, as Atom. */
    byte[] document(long version, String host) {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Feed " + number + "</title><id>urn:feed:" + number
                + "</id>");
        for (var item = version; item > version - SHOWN; item--) {
            var words = new Random(number * 31L + item);
            var address = "http://" + host + "/articles/" + number + "/" + item;
            text.append("<entry><id>" + address + "</id><link href=\"" + address + "\"/><title>")
                    .append(words(words, 8) + " " + item)
                    .append("</title><published>" + published(item) + "</published><updated>" + published(item)
                            + "</updated><summary>")
                    .append(words(words, WORDS))
                    .append("</summary></entry>");
        }
        return text.append("</feed>").toString().getBytes(UTF_8);
    }

    private static String words(Random random, int count) {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ").append(VOCABULARY[random.nextInt(VOCABULARY.length)]);
        }
        return text.toString();
    }
}
