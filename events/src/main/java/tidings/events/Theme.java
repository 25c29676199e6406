package tidings.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line of events that an analyst tracks, as it was written. The queries are text here; {@code tidings.streams.match}
 * compiles them.
 *
 * @param id short name, fit for a topic's name: lower-case letters, digits and hyphens, at most 80
 * @param name what people call it
 * @param description what it follows
 * @param version the author's own count, from 1
 * @param severity how much its alerts matter
 * @param topic true if it has a topic of its own, {@code alerts.<id>}
 * @param languages the languages that its concepts cover, by primary BCP 47 subtag, each once; empty if nothing is said
 * @param concepts named sets of aliases, used in queries as {@code $name}
 * @param match named clauses; each that hits adds to the score
 * @param exclude named queries; the theme does not match where one hits
 * @param score what it takes to be about the theme
 * @param tests articles that it must and must not match
 * @param meaning how the second opinion, by meaning, takes part, and what it learns from
 * @param origin who put it on the topic; absent in a file
 * @param confirm how many independent publishers it takes; absent if one is enough
 */
public record Theme(
        String id,
        String name,
        String description,
        int version,
        Severity severity,
        boolean topic,
        List<String> languages,
        SequencedMap<String, List<String>> concepts,
        SequencedMap<String, Clause> match,
        SequencedMap<String, String> exclude,
        Score score,
        Tests tests,
        Meaning meaning,
        @Nullable Origin origin,
        @Nullable Confirm confirm) {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,79}");

    public Theme {
        requireNonNull(id, "id");
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "theme id '" + id + "' must be 1 to 80 lower-case letters, digits and hyphens");
        }
        requireNonNull(name, "name");
        description = description == null ? "" : description;
        if (version < 1) {
            throw new IllegalArgumentException("version " + version + " of theme " + id + " must be 1 or more");
        }
        requireNonNull(severity, "severity");
        languages = languages == null ? List.of() : List.copyOf(new LinkedHashSet<>(languages));
        concepts = FewEntries.copy(concepts);
        match = FewEntries.copy(match);
        if (match.isEmpty()) {
            throw new IllegalArgumentException("theme " + id + " has no clause under match");
        }
        exclude = FewEntries.copy(exclude);
        score = score == null ? Score.DEFAULT : score;
        tests = tests == null ? Tests.NONE : tests;
        meaning = meaning == null ? Meaning.NONE : meaning;
    }

    /** A theme that alerts at the first report and says nothing of meaning. */
    public Theme(
            String id,
            String name,
            String description,
            int version,
            Severity severity,
            boolean topic,
            List<String> languages,
            SequencedMap<String, List<String>> concepts,
            SequencedMap<String, Clause> match,
            SequencedMap<String, String> exclude,
            Score score,
            Tests tests,
            @Nullable Origin origin) {
        this(
                id,
                name,
                description,
                version,
                severity,
                topic,
                languages,
                concepts,
                match,
                exclude,
                score,
                tests,
                Meaning.NONE,
                origin,
                null);
    }

    /** A theme that says nothing of languages and meaning. */
    public Theme(
            String id,
            String name,
            String description,
            int version,
            Severity severity,
            boolean topic,
            SequencedMap<String, List<String>> concepts,
            SequencedMap<String, Clause> match,
            SequencedMap<String, String> exclude,
            Score score,
            Tests tests,
            @Nullable Origin origin) {
        this(
                id,
                name,
                description,
                version,
                severity,
                topic,
                List.of(),
                concepts,
                match,
                exclude,
                score,
                tests,
                Meaning.NONE,
                origin,
                null);
    }

    /**
     * Fingerprint of everything that decides what matches by words; two themes with the same one match the same articles.
     */
    @JsonIgnore
    public String hash() {
        return Ids.hash("theme", id, concepts.toString(), match.toString(), exclude.toString(), score.toString());
    }

    /** The same theme, put on the topic by someone else. */
    public Theme withOrigin(Origin newOrigin) {
        return copy(topic, newOrigin);
    }

    /** The same theme, with alerts on the common topic only. */
    public Theme withoutTopic() {
        return copy(false, origin);
    }

    private Theme copy(boolean newTopic, @Nullable Origin newOrigin) {
        return new Theme(
                id,
                name,
                description,
                version,
                severity,
                newTopic,
                languages,
                concepts,
                match,
                exclude,
                score,
                tests,
                meaning,
                newOrigin,
                confirm);
    }

    /**
     * One query and what a hit of it is worth.
     *
     * @param query text in the query language
     * @param weight what a hit adds to the score before its place counts; more than 0, at most 100
     */
    public record Clause(String query, double weight) {
        public Clause {
            requireNonNull(query, "query");
            if (!(weight > 0 && weight <= 100)) {
                throw new IllegalArgumentException("weight " + weight + " must be more than 0 and at most 100");
            }
        }
    }

    /**
     * What it takes to be about the theme.
     *
     * @param threshold the least score that matches; more than 0
     */
    public record Score(double threshold) {
        /** A theme that says nothing: one clause of weight 1 anywhere is enough. */
        public static final Score DEFAULT = new Score(1);

        public Score {
            if (!(threshold > 0)) {
                throw new IllegalArgumentException("score threshold " + threshold + " must be more than 0");
            }
        }
    }

    /**
     * How many publishers must report a story independently; copies of one text count once.
     *
     * @param publishers at least so many, 2 to 100
     * @param severity what the alert's severity becomes then; absent means that nobody is alerted before
     */
    public record Confirm(int publishers, @Nullable Severity severity) {
        public Confirm {
            if (publishers < 2 || publishers > 100) {
                throw new IllegalArgumentException(
                        "confirm.publishers " + publishers + " must be at least 2 and at most 100");
            }
        }
    }

    /**
     * Articles that show what the theme means.
     *
     * @param match each must match
     * @param reject none may match
     */
    public record Tests(List<Sample> match, List<Sample> reject) {
        /** No samples. */
        public static final Tests NONE = new Tests(List.of(), List.of());

        public Tests {
            match = Lists.copy(match);
            reject = Lists.copy(reject);
        }
    }

    /** Which verdict raises an alert. */
    public enum Policy {
        /** What the queries match; meaning is not asked. */
        WORDS,
        /** What the queries match, or meaning finds. */
        EITHER,
        /** What the queries match and meaning confirms. */
        BOTH,
        /** As words; what meaning alone finds is for review and tells nobody. */
        REVIEW;

        /** How it is written in a theme. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * The policy of this name, in any case.
         *
         * @throws IllegalArgumentException if there is none; names those that there are
         */
        @JsonCreator
        public static Policy of(String word) {
            for (var policy : values()) {
                if (policy.word().equals(word.toLowerCase(Locale.ROOT))) {
                    return policy;
                }
            }
            throw new IllegalArgumentException(
                    "policy '" + word + "' is unknown; expected words, either, both or review");
        }
    }

    /**
     * How the second opinion takes part, and what it learns from besides {@link Tests}. Queries need not match these.
     *
     * @param policy which verdict raises an alert
     * @param threshold the least probability at which meaning finds an article; above 0, below 1
     * @param about articles about the theme, in words that queries may miss
     * @param other articles that are near it and not about it
     */
    public record Meaning(Policy policy, double threshold, List<Sample> about, List<Sample> other) {
        /** The threshold of a theme that says nothing. */
        public static final double USUAL_THRESHOLD = 0.7;

        /** A theme that says nothing: words decide alone. */
        public static final Meaning NONE = new Meaning(Policy.WORDS, USUAL_THRESHOLD, List.of(), List.of());

        public Meaning {
            requireNonNull(policy, "policy");
            if (!(threshold > 0 && threshold < 1)) {
                throw new IllegalArgumentException("meaning threshold " + threshold + " must be between 0 and 1");
            }
            about = Lists.copy(about);
            other = Lists.copy(other);
        }
    }

    /**
     * An article written to test a theme, or to teach its meaning.
     *
     * @param name short label for reports; the title if absent
     * @param language BCP 47 tag; absent means that it is detected
     * @param title its headline
     * @param text its body
     */
    public record Sample(@Nullable String name, @Nullable String language, String title, String text) {
        public Sample {
            title = title == null ? "" : title;
            text = text == null ? "" : text;
            name = name == null ? title : name;
        }
    }
}
