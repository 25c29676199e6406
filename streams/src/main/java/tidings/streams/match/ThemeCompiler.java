package tidings.streams.match;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tidings.events.Theme;
import tidings.streams.match.CompiledTheme.Clause;
import tidings.streams.match.query.Query;
import tidings.streams.match.query.QueryException;
import tidings.streams.match.query.QueryParser;

/** Compiles themes one by one, reporting what is wrong with each. For one thread. */
final class ThemeCompiler {
    /** The most members of one concept. */
    static final int MAX_MEMBERS = 20_000;

    private final NodeFactory nodes;
    private final Words words;
    private final Requirements requirements;
    private final Consumer<ThemeProblem> problems;

    ThemeCompiler(Vocabulary vocabulary, NodeFactory nodes, Consumer<ThemeProblem> problems) {
        this.nodes = nodes;
        this.words = new Words(vocabulary, nodes);
        this.requirements = new Requirements(word -> 1);
        this.problems = problems;
    }

    /** The compiled theme; empty if something is wrong with it, which was then reported. */
    Optional<CompiledTheme> compile(Theme theme) {
        var report = new Report(theme.id());
        var compiler = new QueryCompiler(concepts(theme, report), words, nodes);
        var clauses = new ArrayList<Clause>();
        theme.match()
                .forEach((name, clause) -> report.trying("match/" + name, () -> {
                    var query = QueryParser.parse(clause.query());
                    var node = compiler.compile(query);
                    requireWords(node);
                    clauses.add(new Clause(name, node, clause.weight(), compiler.boost(query)));
                }));
        var excludes = new ArrayList<Clause>();
        theme.exclude()
                .forEach((name, query) -> report.trying("exclude/" + name, () -> {
                    var node = compiler.compile(QueryParser.parseUnweighted(query));
                    excludes.add(new Clause(name, node, 1, Boost.NONE));
                }));
        theme.concepts().keySet().stream()
                .filter(name -> !compiler.used().contains(name))
                .forEach(name -> report.warn("concepts/" + name, "the concept $" + name + " is not used"));
        return report.fatal ? Optional.empty() : Optional.of(new CompiledTheme(theme, clauses, excludes));
    }

    private Map<String, List<Query>> concepts(Theme theme, Report report) {
        var concepts = new LinkedHashMap<String, List<Query>>();
        theme.concepts().forEach((name, members) -> concepts.put(name, members(name, members, report)));
        return concepts;
    }

    private static List<Query> members(String name, List<String> members, Report report) {
        var part = "concepts/" + name;
        if (members.isEmpty() || members.size() > MAX_MEMBERS) {
            report.error(
                    part,
                    1,
                    "the concept $" + name + " has " + members.size() + " members; expected 1 to " + MAX_MEMBERS);
            return List.of();
        }
        var queries = new ArrayList<Query>();
        for (int i = 0; i < members.size(); i++) {
            var member = members.get(i);
            report.trying(part + "/" + i, () -> queries.add(QueryParser.parseMember(member)));
        }
        return queries;
    }

    private void requireWords(Node node) {
        if (requirements.of(node).isEmpty()) {
            throw new QueryException(
                    "this query also holds for articles with none of its words; expected a word that must occur", 1);
        }
    }

    /** Collects what is wrong with one theme. */
    private final class Report {
        private final String theme;
        private boolean fatal;

        Report(String theme) {
            this.theme = theme;
        }

        void trying(String part, Runnable step) {
            try {
                step.run();
            } catch (QueryException e) {
                error(part, e.column(), e.getMessage());
            }
        }

        void error(String part, int column, String message) {
            fatal = true;
            problems.accept(new ThemeProblem(theme, part, column, message, true));
        }

        void warn(String part, String message) {
            problems.accept(new ThemeProblem(theme, part, 1, message, false));
        }
    }
}
