package tidings.app.command;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.ingest.format.FeedReader;

/**
 * Reads the files that a command is given, one after the other and each whole; {@code -} is standard input. A file that
 * cannot be read is told on standard error with its name, and the others are read all the same.
 *
 * <p>For one thread.
 */
final class DocumentFiles {
    private static final Path STANDARD_INPUT = Path.of("-");
    private static final int LARGEST = FeedReader.LARGEST;

    private final InputStream input;
    private final Printer printer;

    /**
     * @param input standard input
     * @param printer told what cannot be read; once nobody reads what it prints, no further file is read
     */
    DocumentFiles(InputStream input, Printer printer) {
        this.input = requireNonNull(input, "input");
        this.printer = requireNonNull(printer, "printer");
    }

    /** What is done with a file. */
    interface Work {
        /**
         * Prints what the file says, or a problem.
         *
         * @return true if it could be read
         */
        boolean on(Path file, byte[] bytes);
    }

    /** Exit status: 0 if each file could be read, else 1. */
    int each(List<Path> files, Work work) {
        var unread = 0;
        for (var file : files) {
            var bytes = read(file);
            unread += bytes != null && work.on(file, bytes) ? 0 : 1;
            if (!printer.isOpen()) {
                return 0;
            }
        }
        return unread == 0 ? 0 : 1;
    }

    private byte @Nullable [] read(Path file) {
        try {
            if (file.equals(STANDARD_INPUT)) {
                return bounded(file, input.readNBytes(LARGEST + 1));
            } else if (Files.isDirectory(file)) {
                printer.problem(file + ": it is a folder; name the files in it");
            } else if (Files.size(file) > LARGEST) {
                printer.problem(file + ": it has " + Files.size(file) + " bytes; at most " + LARGEST + " are read");
            } else {
                try (var opened = Files.newInputStream(file)) {
                    return bounded(file, opened.readNBytes(LARGEST + 1));
                }
            }
        } catch (NoSuchFileException e) {
            printer.problem(file + ": there is no such file");
        } catch (IOException e) {
            printer.problem(file + ": it cannot be read: " + e.getMessage());
        }
        return null;
    }

    private byte @Nullable [] bounded(Path file, byte[] bytes) {
        if (bytes.length > LARGEST) {
            printer.problem(file + ": it has more than " + LARGEST + " bytes, which are the most that are read");
            return null;
        }
        return bytes;
    }
}
