package tidings.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
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
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.QueryBuilder;
import tidings.bench.Corpus.Spec;
import tidings.events.Article;
import tidings.events.Severity;
import tidings.events.Theme;
import tidings.streams.match.ThemeSet;

/** The same queries in both engines: ours, and Lucene Monitor as its documentation recommends it for many queries. */
final class Peers {
    private static final String FIELD = "text";
    private static final int BATCH = 5_000;
    private static final int PASSES = 2;

    private static final FieldType TEXT = new FieldType();

    static {
        TEXT.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
        TEXT.freeze();
    }

    private final Analyzer analyzer = new EnglishAnalyzer();
    private final QueryBuilder builder = new QueryBuilder(analyzer);
    private final Map<String, Integer> frequencies;
    private final double articles;

    /**
     * @param articles from which the peer learns how frequent words are
     */
    Peers(List<Article> articles) {
        this.articles = articles.size();
        this.frequencies = frequencies(articles);
    }

    private Map<String, Integer> frequencies(List<Article> articles) {
        var found = new HashMap<String, Integer>();
        for (var article : articles) {
            words(analyzer, article.text()).forEach(word -> found.merge(word, 1, Integer::sum));
        }
        return found;
    }

    /** The stem of a word, as the peer sees it. */
    static String stem(Analyzer analyzer, String word) {
        return String.join(" ", words(analyzer, word));
    }

    private static Set<String> words(Analyzer analyzer, String text) {
        var words = new HashSet<String>();
        try (var tokens = analyzer.tokenStream(FIELD, text)) {
            var word = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                words.add(word.toString());
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    /** Each query a theme of one clause, compiled. */
    static ThemeSet ours(List<Spec> specs) {
        return ThemeSet.compile(themes(specs));
    }

    /** Each query a theme of one clause. */
    static List<Theme> themes(List<Spec> specs) {
        var themes = new ArrayList<Theme>();
        for (var spec : specs) {
            themes.add(theme("t" + themes.size(), spec));
        }
        return themes;
    }

    /** A theme of one clause. */
    static Theme theme(String id, Spec spec) {
        var match = new LinkedHashMap<String, Theme.Clause>();
        match.put("clause", new Theme.Clause(ours(spec), 1));
        return new Theme(
                id,
                "t",
                "",
                1,
                Severity.LOW,
                false,
                List.of(),
                new LinkedHashMap<>(),
                match,
                new LinkedHashMap<>(),
                Theme.Score.DEFAULT,
                Theme.Tests.NONE,
                null);
    }

    /** The peer with the queries, its presearcher told how frequent words are. */
    Monitor monitor(List<Spec> specs) {
        return monitorOf(registered(specs));
    }

    /** The queries, as the peer is given them. */
    List<MonitorQuery> registered(List<Spec> specs) {
        var queries = new ArrayList<MonitorQuery>();
        for (var spec : specs) {
            queries.add(new MonitorQuery("t" + queries.size(), theirs(spec)));
        }
        return queries;
    }

    /** The peer with these queries. */
    Monitor monitorOf(List<MonitorQuery> queries) {
        var configuration = new MonitorConfiguration().setQueryUpdateBufferSize(BATCH);
        var presearcher = new MultipassTermFilteredPresearcher(PASSES, 0, this::weight, List.of(), Set.of());
        try {
            var monitor = new Monitor(analyzer, presearcher, configuration);
            for (var from = 0; from < queries.size(); from += BATCH) {
                monitor.register(queries.subList(from, Math.min(queries.size(), from + BATCH)));
            }
            return monitor;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private double weight(Term term) {
        return Math.log(1 + articles / (1.0 + frequencies.getOrDefault(term.text(), 0)));
    }

    /** How many queries the peer finds in a text, with the places of their hits. */
    static int matches(Monitor monitor, String text) {
        var document = new Document();
        document.add(new Field(FIELD, text, TEXT));
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
            case Spec.Without without ->
                ours(new Spec.BothAny(without.one(), without.other())) + " AND NOT " + without.not();
            case Spec.AtLeast some -> "ATLEAST/" + some.least() + "(" + String.join(", ", some.words()) + ")";
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
            case Spec.Without without ->
                new BooleanQuery.Builder()
                        .add(anyOf(without.one()), Occur.MUST)
                        .add(anyOf(without.other()), Occur.MUST)
                        .add(term(without.not()), Occur.MUST_NOT)
                        .build();
            case Spec.AtLeast some -> atLeast(some);
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

    private Query atLeast(Spec.AtLeast some) {
        var any = new BooleanQuery.Builder().setMinimumNumberShouldMatch(some.least());
        some.words().forEach(word -> any.add(term(word), Occur.SHOULD));
        return any.build();
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
        return term(word) instanceof TermQuery query ? query.getTerm().text() : word;
    }
}
