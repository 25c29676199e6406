package tidings.streams.match;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tidings.events.Article;
import tidings.events.Theme;
import tidings.streams.match.CompiledTheme.Clause;
import tidings.streams.match.Explanation.OfClause;
import tidings.streams.match.Explanation.OfExclude;
import tidings.streams.match.query.Query;
import tidings.streams.match.query.QueryException;
import tidings.streams.match.query.QueryParser;

/**
 * Explains why an article matches a theme, or why not. Compiles the theme for each article, which takes much longer than
 * matching; it is for people who ask. Pure functions, safe from any thread.
 */
public final class Explainer {
    private final Theme theme;
    private final Vocabulary vocabulary = new Vocabulary();
    private final NodeFactory nodes = new NodeFactory(vocabulary);
    private final List<Part> clauses = new ArrayList<>();
    private final List<Part> excludes = new ArrayList<>();

    /** A clause and its parts. */
    private record Part(Clause clause, Explained explained) {}

    private Explainer(Theme theme) {
        this.theme = theme;
        var compiler = new QueryCompiler(concepts(theme), new Words(vocabulary, nodes), nodes);
        theme.match().forEach((name, clause) -> {
            var query = QueryParser.parse(clause.query());
            var node = compiler.compile(query);
            clauses.add(new Part(
                    new Clause(name, node, clause.weight(), compiler.boost(query)),
                    Explained.of(query, compiler, Scope.ARTICLE)));
        });
        theme.exclude().forEach((name, text) -> {
            var query = QueryParser.parseUnweighted(text);
            excludes.add(new Part(
                    new Clause(name, compiler.compile(query), 1, Boost.NONE),
                    Explained.of(query, compiler, Scope.ARTICLE)));
        });
    }

    private static Map<String, List<Query>> concepts(Theme theme) {
        var concepts = new LinkedHashMap<String, List<Query>>();
        theme.concepts()
                .forEach((name, members) -> concepts.put(
                        name, members.stream().map(QueryParser::parseMember).toList()));
        return concepts;
    }

    /**
     * Explains.
     *
     * @throws QueryException if a query of the theme cannot be read; {@link ThemeSet#compile} says where
     */
    public static Explanation explain(Theme theme, Article article) {
        var explainer = new Explainer(theme);
        var reading = new Reading(
                new Lexicon.ByLanguage(explainer.vocabulary),
                explainer.nodes.watchlist(),
                explainer.vocabulary.groupsOfAll(),
                explainer.nodes.size(),
                explainer.clauses.size());
        var text = new Text();
        text.read(article);
        reading.read(text);
        return explainer.explain(reading);
    }

    private Explanation explain(Reading reading) {
        var ofClauses = clauses.stream().map(part -> clause(part, reading)).toList();
        var ofExcludes = excludes.stream().map(part -> exclude(part, reading)).toList();
        double score = ofClauses.stream().mapToDouble(OfClause::points).sum();
        double threshold = theme.score().threshold();
        boolean matches = score >= threshold
                && ofExcludes.stream().noneMatch(OfExclude::hit)
                && ofClauses.stream().anyMatch(OfClause::hit);
        return new Explanation(
                theme.id(),
                theme.version(),
                reading.article().id(),
                Attributes.language(reading),
                matches,
                score,
                threshold,
                ofClauses,
                ofExcludes,
                Changes.of(theme, score, ofClauses, ofExcludes));
    }

    private static OfClause clause(Part part, Reading reading) {
        var clause = part.clause();
        boolean hit = clause.node().holds(reading);
        return new OfClause(
                clause.name(),
                hit,
                clause.weight(),
                hit ? Score.of(clause, reading) : 0,
                hit ? Score.placeName(clause.node(), reading) : "",
                hit ? new EvidencePicker(reading).pick(List.of(clause)) : List.of(),
                new Reasons(reading).of(part.explained()));
    }

    private static OfExclude exclude(Part part, Reading reading) {
        boolean hit = part.clause().node().holds(reading);
        return new OfExclude(
                part.clause().name(), hit, hit ? new EvidencePicker(reading).pick(List.of(part.clause())) : List.of());
    }
}
