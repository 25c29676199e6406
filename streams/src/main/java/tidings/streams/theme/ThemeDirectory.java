package tidings.streams.theme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tidings.events.Theme;
import tidings.streams.theme.Problem.Level;

/**
 * All themes of a folder: every file whose name ends in {@code .yaml} or {@code .yml}, by name, without the folders in
 * it. A bad file never stops the others.
 *
 * @param files the files, in order of their names
 * @param problems those of all files, and ids that several files claim (the first has it)
 */
public record ThemeDirectory(List<ThemeFile> files, List<Problem> problems) {
    public ThemeDirectory {
        files = List.copyOf(files);
        problems = List.copyOf(problems);
    }

    /** Reads a folder; one that cannot be listed is a problem of its own, without files. */
    public static ThemeDirectory read(Path directory) {
        var files = new ArrayList<ThemeFile>();
        var problems = new ArrayList<Problem>();
        var owners = new HashMap<String, String>();
        var read =
                paths(directory, problems).parallelStream().map(ThemeFile::read).toList();
        for (var found : read) {
            var file = withoutTaken(found, owners);
            files.add(file);
            problems.addAll(file.problems());
        }
        return new ThemeDirectory(files, problems);
    }

    /** The themes without errors, one for each id. */
    public List<Theme> themes() {
        return files.stream().flatMap(file -> file.theme().stream()).toList();
    }

    private static List<Path> paths(Path directory, List<Problem> problems) {
        try (var paths = Files.list(directory)) {
            return paths.filter(path -> path.toString().matches("(?s).*\\.ya?ml"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            problems.add(new Problem(directory.toString(), 1, 1, "the folder cannot be read: " + e, Level.ERROR));
            return List.of();
        }
    }

    private static ThemeFile withoutTaken(ThemeFile file, Map<String, String> owners) {
        var theme = file.theme();
        var owner = theme.isEmpty() ? null : owners.putIfAbsent(theme.get().id(), file.file());
        if (theme.isEmpty() || owner == null) {
            return file;
        }
        var problems = new ArrayList<>(file.problems());
        var message = "the id '" + theme.get().id() + "' is already that of " + owner;
        problems.add(new Problem(file.file(), 1, 1, message, Level.ERROR));
        return new ThemeFile(file.file(), null, problems);
    }
}
