package tidings.app.command;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tidings.app.problem.Problem;
import tidings.streams.match.ThemeSet;
import tidings.streams.theme.ThemeDirectory;

/** The themes that a command works with: a folder of YAML files, those of the configuration unless named. */
final class ThemeFolder {
    private ThemeFolder() {}

    /**
     * Reads the folder.
     *
     * @param named what the user said; null for the shipped themes
     * @throws Problem if there is no such folder
     */
    static ThemeDirectory read(@Nullable Path named) {
        var folder = named == null ? usual() : named;
        if (!Files.isDirectory(folder)) {
            throw new Problem("There is no folder " + folder + "; name the folder of your themes with --themes");
        }
        return ThemeDirectory.read(folder);
    }

    /**
     * Reads the folder and compiles what it can; prints what is wrong with the rest.
     *
     * @throws Problem if there is no such folder, or not one good theme in it
     */
    static ThemeSet compile(@Nullable Path named, Printer printer) {
        var directory = read(named);
        report(directory, printer);
        var themes = ThemeSet.compile(directory.themes());
        if (themes.themes().isEmpty()) {
            throw new Problem("There is no theme that can be used in " + (named == null ? usual() : named));
        }
        return themes;
    }

    /** Errors in full; warnings are for the authors of themes, who ask for them. */
    private static void report(ThemeDirectory directory, Printer printer) {
        directory.problems().stream()
                .filter(problem -> problem.isError())
                .forEach(problem -> printer.problem(problem.toString()));
        var warnings = directory.problems().stream()
                .filter(problem -> !problem.isError())
                .count();
        if (warnings > 0) {
            printer.problem(warnings + " warnings about themes: ./tidings themes test shows them");
        }
    }

    private static Path usual() {
        return Path.of(System.getProperty("tidings.home", "."), "config", "themes");
    }
}
