package tidings.alerts.channel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import tidings.alerts.channel.Message.Clause;
import tidings.alerts.channel.Message.Quote;
import tidings.alerts.channel.Message.Span;
import tidings.events.Evidence;

/**
 * Turns evidence into quotes with the hits marked: by clause, and once where several hits share a quote. Evidence comes
 * from a topic, so its offsets are not trusted to lie within the quote.
 */
final class Quotes {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_QUOTE = 400;

    private Quotes() {}

    /** The clauses in the order of their first hit, each with its quotes in the order of theirs. */
    static List<Clause> clauses(List<Evidence> evidence) {
        SequencedMap<String, SequencedMap<Place, List<Evidence>>> byClause = new LinkedHashMap<>();
        for (var hit : evidence) {
            byClause.computeIfAbsent(hit.clause(), name -> new LinkedHashMap<>())
                    .computeIfAbsent(Place.of(hit), place -> new ArrayList<>())
                    .add(hit);
        }
        return byClause.entrySet().stream().map(Quotes::clause).toList();
    }

    private static Clause clause(Map.Entry<String, SequencedMap<Place, List<Evidence>>> entry) {
        var quotes = entry.getValue().entrySet().stream()
                .map(place -> quote(place.getKey(), place.getValue()))
                .toList();
        return new Clause(Plain.line(entry.getKey(), LONGEST_NAME), quotes);
    }

    private static Quote quote(Place place, List<Evidence> hits) {
        if (place.quote.isBlank()) {
            return new Quote(
                    place.field, List.of(new Span(Plain.line(hits.getFirst().text(), LONGEST_QUOTE), true)));
        }
        List<Span> spans = new ArrayList<>();
        var at = 0;
        for (var range : ranges(place, hits)) {
            add(spans, place.quote.substring(at, range.start), false);
            add(spans, place.quote.substring(range.start, range.end), true);
            at = range.end;
        }
        add(spans, place.quote.substring(at), false);
        return new Quote(Plain.line(place.field, LONGEST_NAME), shortened(spans));
    }

    /** Where the hits lie in the quote: in order, within it, without overlap. */
    private static List<Range> ranges(Place place, List<Evidence> hits) {
        List<Range> ranges = new ArrayList<>();
        var free = 0;
        for (var hit : hits.stream()
                .sorted((a, b) -> Integer.compare(a.start(), b.start()))
                .toList()) {
            var start = Math.max(free, clamp(hit.start() - (long) place.start, place.quote));
            var end = clamp(hit.end() - (long) place.start, place.quote);
            if (end > start) {
                ranges.add(new Range(start, end));
                free = end;
            }
        }
        return ranges;
    }

    private static int clamp(long offset, String quote) {
        return (int) Math.max(0, Math.min(offset, quote.length()));
    }

    private static void add(List<Span> spans, String text, boolean hit) {
        var clean = Plain.inner(text);
        if (!clean.isEmpty()) {
            spans.add(new Span(clean, hit));
        }
    }

    private static List<Span> shortened(List<Span> spans) {
        List<Span> kept = new ArrayList<>();
        var room = LONGEST_QUOTE;
        for (var span : spans) {
            if (room < 2) {
                break;
            }
            kept.add(new Span(Plain.cut(span.text(), room), span.hit()));
            room -= span.text().length();
        }
        return kept;
    }

    private record Range(int start, int end) {}

    private record Place(String article, String field, int start, String quote) {
        static Place of(Evidence hit) {
            return new Place(hit.article(), hit.field(), hit.quoteStart(), hit.quote());
        }
    }
}
