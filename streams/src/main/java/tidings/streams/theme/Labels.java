package tidings.streams.theme;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tidings.events.topic.Json;
import tidings.streams.theme.Problem.Level;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What people judged about articles: JSON Lines, each an object with the article's {@code id} and, by theme id,
 * {@code about}, {@code mention} or {@code no}. Other members are ignored; a theme that is absent is not judged.
 *
 * @param byArticle verdicts by article id and theme id
 * @param problems lines that could not be read
 */
public record Labels(Map<String, Map<String, Verdict>> byArticle, List<Problem> problems) {
    public Labels {
        requireNonNull(byArticle, "byArticle");
        var copy = new HashMap<String, Map<String, Verdict>>();
        byArticle.forEach((article, verdicts) -> copy.put(article, Map.copyOf(verdicts)));
        byArticle = Map.copyOf(copy);
        problems = List.copyOf(problems);
    }

    /** What an article is to a theme. */
    public enum Verdict {
        /** It must match. */
        ABOUT,
        /** It touches the theme: either answer is right. */
        MENTION,
        /** It must not match. */
        NO;

        private static Optional<Verdict> of(String word) {
            return switch (word.toLowerCase(Locale.ROOT)) {
                case "about" -> Optional.of(ABOUT);
                case "mention" -> Optional.of(MENTION);
                case "no" -> Optional.of(NO);
                default -> Optional.empty();
            };
        }
    }

    /**
     * Reads labels. A line that is not a JSON object with an id is reported and passed over; of several lines with the
     * same id the later ones add to the first.
     *
     * @param file what problems call the file
     * @param lines its lines; empty ones are allowed
     */
    public static Labels read(String file, Stream<String> lines) {
        var reader = new Reader(file);
        lines.forEachOrdered(reader::line);
        return new Labels(reader.verdicts, reader.problems);
    }

    /** The verdict on an article for a theme, if there is one. */
    public Optional<Verdict> verdict(String article, String theme) {
        return Optional.ofNullable(byArticle.getOrDefault(article, Map.of()).get(theme));
    }

    /** Collects labels line by line. */
    private static final class Reader {
        private final String file;
        private final Map<String, Map<String, Verdict>> verdicts = new HashMap<>();
        private final List<Problem> problems = new ArrayList<>();
        private int number;

        Reader(String file) {
            this.file = file;
        }

        void line(String text) {
            number++;
            if (text.isBlank()) {
                return;
            }
            try {
                label(Json.mapper().readTree(text));
            } catch (JacksonException e) {
                error("this line is not JSON: " + e.getOriginalMessage());
            }
        }

        private void label(JsonNode node) {
            var id = node.path("id").asString("");
            if (id.isEmpty()) {
                error("this line has no id; expected {\"id\": …, \"<theme id>\": \"about\", \"mention\" or \"no\"}");
                return;
            }
            var own = verdicts.computeIfAbsent(id, missing -> new HashMap<>());
            for (var member : node.properties()) {
                if (member.getValue().isString()) {
                    Verdict.of(member.getValue().asString()).ifPresent(verdict -> own.put(member.getKey(), verdict));
                }
            }
        }

        private void error(String message) {
            problems.add(new Problem(file, number, 1, message, Level.ERROR));
        }
    }
}
