package tidings.streams.theme;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tidings.events.Theme;
import tidings.streams.match.query.Query;
import tidings.streams.match.query.QueryException;
import tidings.streams.match.query.QueryParser;

/**
 * The queries of a theme that can be read; the others are absent. Immutable.
 *
 * @param theme as it was written
 * @param concepts members by name of the concept, in order
 * @param match queries by name of the clause
 * @param exclude queries by name of the exclude
 */
record ParsedTheme(
        Theme theme, Map<String, List<Member>> concepts, Map<String, Query> match, Map<String, Query> exclude) {

    /**
     * A member of a concept.
     *
     * @param index its place among the members, from 0
     */
    record Member(int index, String text, Query query) {}

    static ParsedTheme of(Theme theme) {
        var concepts = new LinkedHashMap<String, List<Member>>();
        theme.concepts().forEach((name, texts) -> {
            var members = new ArrayList<Member>();
            for (int i = 0; i < texts.size(); i++) {
                int index = i;
                var text = texts.get(i);
                parsed(() -> QueryParser.parseMember(text))
                        .ifPresent(query -> members.add(new Member(index, text, query)));
            }
            concepts.put(name, List.copyOf(members));
        });
        var match = new LinkedHashMap<String, Query>();
        theme.match()
                .forEach((name, clause) ->
                        parsed(() -> QueryParser.parse(clause.query())).ifPresent(query -> match.put(name, query)));
        var exclude = new LinkedHashMap<String, Query>();
        theme.exclude()
                .forEach((name, text) ->
                        parsed(() -> QueryParser.parseUnweighted(text)).ifPresent(query -> exclude.put(name, query)));
        return new ParsedTheme(theme, concepts, match, exclude);
    }

    /** The members' queries, by name of the concept. */
    Map<String, List<Query>> memberQueries() {
        var queries = new LinkedHashMap<String, List<Query>>();
        concepts.forEach((name, members) ->
                queries.put(name, members.stream().map(Member::query).toList()));
        return queries;
    }

    private static Optional<Query> parsed(Supplier<Query> parser) {
        try {
            return Optional.of(parser.get());
        } catch (QueryException e) {
            return Optional.empty(); // compiling the theme reports it
        }
    }
}
