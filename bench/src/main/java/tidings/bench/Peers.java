package tidings.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.monitor.HighlightsMatch;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.MultipassTermFilteredPresearcher;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.QueryBuilder;
import tidings.bench.Corpus.Spec;
import tidings.events.Severity;
import tidings.events.Theme;
import tidings.streams.match.ThemeSet;

/** The same queries in both engines: ours, and Lucene Monitor as its documentation recommends it for many queries. */
final class Peers {
    private static final String FIELD = "text";
    private static final int BATCH = 5_000;
    private static final int PASSES = 2;

    private final Analyzer analyzer = new EnglishAnalyzer();
    private final QueryBuilder builder = new QueryBuilder(analyzer);

    /** Each query a theme of one clause. */
    static ThemeSet ours(List<Spec> specs) {
        var themes = new ArrayList<Theme>();
        for (var spec : specs) {
            var match = new LinkedHashMap<String, Theme.Clause>();
            match.put("clause", new Theme.Clause(ours(spec), 1));
            themes.add(new Theme(
                    "t" + themes.size(),
                    "t",
                    "",
                    1,
                    Severity.LOW,
                    false,
                    new LinkedHashMap<>(),
                    match,
                    new LinkedHashMap<>(),
                    Theme.Score.DEFAULT,
                    Theme.Tests.NONE,
                    null));
        }
        return ThemeSet.compile(themes);
    }

    Monitor monitor(List<Spec> specs) throws IOException {
        var configuration = new MonitorConfiguration().setQueryUpdateBufferSize(BATCH);
        var monitor = new Monitor(analyzer, new MultipassTermFilteredPresearcher(PASSES), configuration);
        var queries = new ArrayList<MonitorQuery>();
        for (var spec : specs) {
            queries.add(new MonitorQuery("t" + queries.size(), theirs(spec)));
        }
        for (var from = 0; from < queries.size(); from += BATCH) {
            monitor.register(queries.subList(from, Math.min(queries.size(), from + BATCH)));
        }
        return monitor;
    }

    /** How many queries the peer finds in a text, with the places of their hits. */
    static int matches(Monitor monitor, String text) {
        var document = new Document();
        document.add(new TextField(FIELD, text, Field.Store.NO));
        try {
            return monitor.match(document, HighlightsMatch.MATCHER).getMatchCount();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String ours(Spec spec) {
        return switch (spec) {
            case Spec.Both both -> both.one() + " AND " + both.other();
            case Spec.Phrase phrase -> "\"" + phrase.one() + " " + phrase.other() + "\"";
            case Spec.Near near ->
                "NEAR/" + near.distance() + "((" + String.join(" OR ", near.one()) + "), ("
                        + String.join(" OR ", near.other()) + "))";
            case Spec.BothAny any ->
                "(" + String.join(" OR ", any.one()) + ") AND (" + String.join(" OR ", any.other()) + ")";
        };
    }

    private Query theirs(Spec spec) {
        return switch (spec) {
            case Spec.Both both -> all(term(both.one()), term(both.other()));
            case Spec.Phrase phrase -> builder.createPhraseQuery(FIELD, phrase.one() + " " + phrase.other());
            case Spec.Near near ->
                new IntervalQuery(
                        FIELD,
                        Intervals.maxgaps(near.distance(), Intervals.unordered(any(near.one()), any(near.other()))));
            case Spec.BothAny any -> all(anyOf(any.one()), anyOf(any.other()));
        };
    }

    private Query term(String word) {
        return builder.createBooleanQuery(FIELD, word);
    }

    private static Query all(Query one, Query other) {
        return new BooleanQuery.Builder()
                .add(one, Occur.MUST)
                .add(other, Occur.MUST)
                .build();
    }

    private Query anyOf(List<String> words) {
        var any = new BooleanQuery.Builder();
        words.forEach(word -> any.add(term(word), Occur.SHOULD));
        return any.build();
    }

    private IntervalsSource any(List<String> words) {
        return Intervals.or(words.stream().map(this::stem).map(Intervals::term).toArray(IntervalsSource[]::new));
    }

    private String stem(String word) {
        return analyzer.normalize(FIELD, word).utf8ToString().equals(word)
                ? ((org.apache.lucene.search.TermQuery) term(word)).getTerm().text()
                : word;
    }
}
