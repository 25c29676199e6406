package tidings.streams.theme;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.events.Theme;
import tidings.streams.match.ThemeProblem;
import tidings.streams.match.ThemeSet;
import tidings.streams.theme.Problem.Level;

/**
 * A theme as it stands in a YAML file, and what is wrong with it.
 *
 * @param file its name, as it was given
 * @param written the theme, if it could be read and compiled
 * @param problems errors, and warnings, in the order of the file
 */
public record ThemeFile(String file, @Nullable Theme written, List<Problem> problems) {
    private static final long MAX_BYTES = 2_000_000;

    public ThemeFile {
        requireNonNull(file, "file");
        problems = List.copyOf(problems);
    }

    /** The theme; empty if the file has an error. */
    public Optional<Theme> theme() {
        return Optional.ofNullable(written);
    }

    /** Reads a file of UTF-8. A file that cannot be read is a problem too: this never throws for its content. */
    public static ThemeFile read(Path path) {
        var name = path.toString();
        try {
            if (Files.size(path) > MAX_BYTES) {
                return unreadable(name, "the file is larger than " + MAX_BYTES + " bytes");
            }
            return read(name, Files.readString(path));
        } catch (CharacterCodingException e) {
            return unreadable(name, "the file is not UTF-8 text");
        } catch (IOException e) {
            return unreadable(name, "the file cannot be read: " + e);
        }
    }

    /**
     * Reads a theme.
     *
     * @param name what problems call the file
     * @param yaml its content
     */
    public static ThemeFile read(String name, String yaml) {
        try {
            var problems = new ArrayList<Problem>();
            var tree = new ThemeTree(name, YamlReader.read(name, yaml), problems);
            var theme = tree.theme();
            if (theme.isPresent()) {
                var places = new Places(yaml);
                found(theme.get(), tree).stream()
                        .map(problem -> placed(problem, tree, places, name))
                        .distinct()
                        .forEach(problems::add);
                problems.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
            }
            return new ThemeFile(
                    name, problems.stream().anyMatch(Problem::isError) ? null : theme.orElse(null), problems);
        } catch (YamlReader.UnreadableException e) {
            return new ThemeFile(name, null, List.of(e.problem()));
        }
    }

    private static List<ThemeProblem> found(Theme theme, ThemeTree tree) {
        var problems = new ArrayList<>(ThemeSet.compile(List.of(theme)).problems());
        problems.addAll(ThemeLint.check(theme, tree.memberLanguages(), tree.reviewed()));
        if (tree.claimsLanguages()) {
            new ThemeLanguages(theme, tree.memberLanguages()).check(problems::add);
        }
        return problems;
    }

    private static ThemeFile unreadable(String name, String message) {
        return new ThemeFile(name, null, List.of(new Problem(name, 1, 1, message, Level.ERROR)));
    }

    private static Problem placed(ThemeProblem problem, ThemeTree tree, Places places, String name) {
        var node = tree.at(problem.part());
        var level = problem.fatal() ? Level.ERROR : Level.WARNING;
        var message = shown(problem.part()) + ": " + problem.message();
        if (node instanceof Yaml.Text text) {
            var place = places.of(text, problem.column());
            return new Problem(name, place.line(), place.column(), message, level);
        }
        return new Problem(name, node.line(), node.column(), message, level);
    }

    /** The part as people name it: without the number of a member, whose line says which it is. */
    private static String shown(String part) {
        return part.replaceFirst("^(concepts/.*|reviewed)/[0-9]+$", "$1").replace('/', '.');
    }
}
