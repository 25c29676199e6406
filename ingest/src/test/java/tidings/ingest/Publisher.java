package tidings.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * A publisher who reorders, edits, re-dates, drops and brings back items at random, and has a way of his own with their
 * addresses and identifiers. His first two items stay, and are not edited.
 */
final class Publisher {
    private static final int MOST = 16;
    private static final int FIRST = 2;

    private final Way way;
    private final Random random;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Entry> dropped = new ArrayList<>();
    private int made;
    private int documents;

    Publisher(Way way, Random random) {
        this.way = way;
        this.random = random;
    }

    /** How items are addressed and identified. */
    enum Way {
        ORDINARY,
        WITHOUT_IDENTIFIERS,
        IDENTIFIERS_CHANGE_AT_EACH_POLL,
        IDENTIFIERS_CHANGE_WITH_EACH_EDIT,
        IDENTIFIERS_ARE_POSITIONS,
        ONE_IDENTIFIER_FOR_ALL,
        SPELLINGS_FLIP,
        ADDRESSES_CHANGE_AT_EACH_POLL,
        ADDRESSES_FOLLOW_TITLES,
        ONE_ADDRESS_FOR_ALL,
        ONE_ADDRESS_AND_IDENTIFIER_FOR_ALL,
        WITHOUT_ADDRESSES,
        WITHOUT_ADDRESSES_AND_CHANGING_IDENTIFIERS,
        WITHOUT_ADDRESSES_AND_POSITIONS,
        WITHOUT_ADDRESSES_AND_ONE_IDENTIFIER,
        NOTHING_BUT_TITLES;

        /** Where neither address nor identifier tells items, and titles changed too, nobody could know them again. */
        boolean editsTitles() {
            return switch (this) {
                case ONE_ADDRESS_AND_IDENTIFIER_FOR_ALL,
                        WITHOUT_ADDRESSES_AND_CHANGING_IDENTIFIERS,
                        WITHOUT_ADDRESSES_AND_POSITIONS,
                        WITHOUT_ADDRESSES_AND_ONE_IDENTIFIER,
                        NOTHING_BUT_TITLES -> false;
                default -> true;
            };
        }

        /** False where an item that is away, and comes back with another title and address, is taken for a new one. */
        boolean tellsDropped() {
            return this != ADDRESSES_CHANGE_AT_EACH_POLL && this != ADDRESSES_FOLLOW_TITLES;
        }

        String link(Entry entry, int document) {
            var path = "example.org/n/" + entry.number;
            return switch (this) {
                case ONE_ADDRESS_FOR_ALL, ONE_ADDRESS_AND_IDENTIFIER_FOR_ALL -> "https://example.org/live";
                case WITHOUT_ADDRESSES,
                        WITHOUT_ADDRESSES_AND_CHANGING_IDENTIFIERS,
                        WITHOUT_ADDRESSES_AND_POSITIONS,
                        WITHOUT_ADDRESSES_AND_ONE_IDENTIFIER,
                        NOTHING_BUT_TITLES -> "";
                case ADDRESSES_CHANGE_AT_EACH_POLL -> "https://" + path + "?at=" + document;
                case ADDRESSES_FOLLOW_TITLES -> "https://" + path + "-edit-" + entry.edits;
                case SPELLINGS_FLIP ->
                    entry.scheme() + "://" + (entry.flips % 3 == 0 ? "www." : "") + path
                            + (entry.flips % 4 == 0 ? "?utm_source=rss" : "/");
                default -> "https://" + path;
            };
        }

        String guid(Entry entry, int position, int document) {
            return switch (this) {
                case WITHOUT_IDENTIFIERS, NOTHING_BUT_TITLES -> "";
                case IDENTIFIERS_CHANGE_AT_EACH_POLL, WITHOUT_ADDRESSES_AND_CHANGING_IDENTIFIERS ->
                    entry.number + "-" + document;
                case IDENTIFIERS_CHANGE_WITH_EACH_EDIT -> entry.number + "-" + entry.edits;
                case IDENTIFIERS_ARE_POSITIONS, WITHOUT_ADDRESSES_AND_POSITIONS -> "p" + position;
                case ONE_IDENTIFIER_FOR_ALL, ONE_ADDRESS_AND_IDENTIFIER_FOR_ALL, WITHOUT_ADDRESSES_AND_ONE_IDENTIFIER ->
                    "https://example.org/feed";
                default -> entry.scheme() + "://example.org/?p=" + entry.number;
            };
        }
    }

    /** How many items there were in all. */
    int made() {
        return made;
    }

    /** Changes what is published. */
    void change() {
        for (var i = made < FIRST ? FIRST : random.nextInt(4); i > 0; i--) {
            entries.addFirst(new Entry(made++));
        }
        if (random.nextInt(3) == 0) {
            Collections.shuffle(entries, random);
        }
        entries.stream().filter(entry -> entry.shown && entry.number >= FIRST).forEach(entry -> {
            var edited = random.nextInt(10) == 0;
            entry.edited |= edited;
            entry.edits += edited ? 1 : 0;
        });
        for (var entry : entries) {
            entry.flips += random.nextInt(5) == 0 ? 1 : 0;
            entry.days = random.nextInt(10) == 0 ? random.nextInt(-400, 400) : entry.days;
        }
        if (!dropped.isEmpty() && random.nextInt(2) == 0) {
            entries.add(random.nextInt(entries.size() + 1), dropped.removeFirst());
        }
        drop();
    }

    /** The oldest go for ever when there are too many; others may come back. */
    private void drop() {
        var going = entries.stream()
                .filter(entry -> entry.shown && entry.number >= FIRST)
                .sorted(Comparator.comparing(entry -> entry.number))
                .toList();
        entries.removeAll(going.subList(0, Math.min(going.size(), Math.max(0, entries.size() - MOST))));
        if (entries.size() > 10 && random.nextInt(2) == 0) {
            var back = going.getLast();
            if ((!back.edited || way.tellsDropped()) && entries.remove(back)) {
                back.shown = false;
                dropped.add(back);
            }
        }
    }

    /** The document as it is now. */
    String document(Instant now) {
        documents++;
        var rss = new StringBuilder("<rss version='2.0'><channel><title>News</title>");
        for (var i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            entry.shown = true;
            entry.edited = false;
            rss.append(xml(entry, i, now));
        }
        return rss.append("</channel></rss>").toString();
    }

    private String xml(Entry entry, int position, Instant now) {
        var link = way.link(entry, documents);
        var guid = way.guid(entry, position, documents);
        var edit = way.editsTitles() ? " edit " + entry.edits : " stays";
        return "<item><title>item" + entry.number + edit + "</title>"
                + (link.isEmpty() ? "" : "<link>" + link + "</link>")
                + (guid.isEmpty() ? "" : "<guid isPermaLink='false'>" + guid + "</guid>")
                + "<description>Version " + entry.edits + " of " + entry.number + ".</description>"
                + "<pubDate>" + now.plus(Duration.ofDays(entry.days)) + "</pubDate></item>";
    }

    private static final class Entry {
        private final int number;
        private int edits;
        private int flips;
        private int days;
        private boolean edited;
        private boolean shown;

        Entry(int number) {
            this.number = number;
        }

        String scheme() {
            return flips % 2 == 0 ? "http" : "https";
        }
    }
}
