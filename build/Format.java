import static java.nio.charset.StandardCharsets.UTF_8;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Holds all Java sources to one format: {@code java Format.java check|fix ROOT SEEN FAULTS}.
 *
 * <p>{@code check} names the files that differ, on standard error and in the file {@code FAULTS}, and exits 1;
 * {@code fix} rewrites them. {@code SEEN} is a file with the hashes of the contents found well-formed before; what
 * stands there is not formatted again. Run by the root pom under
 * the JDK that compiles the sources, since the formatter reads no newer syntax than the Java it runs on.
 */
final class Format {
    private final Path root;
    private final Set<String> seen;
    private final boolean fix;

    private Format(Path root, Set<String> seen, boolean fix) {
        this.root = root;
        this.seen = seen;
        this.fix = fix;
    }

    /** Runs it; the exit status is 1 when a file is not as it should be. */
    public static void main(String[] args) throws IOException {
        var root = Path.of(args[1]);
        var seenFile = Path.of(args[2]);
        var seen = Files.exists(seenFile) ? new HashSet<>(Files.readAllLines(seenFile)) : new HashSet<String>();
        var format = new Format(root, Set.copyOf(seen), args[0].equals("fix"));

        List<Result> results;
        try (var files = sources(root)) {
            results = files.parallel().map(format::apply).toList();
        }
        Files.createDirectories(seenFile.getParent());
        Files.write(seenFile, results.stream().flatMap(Result::good).sorted().toList());

        var faults = results.stream().flatMap(Result::fault).sorted().toList();
        var faultsFile = Path.of(args[3]);
        Files.deleteIfExists(faultsFile);
        if (!faults.isEmpty()) {
            Files.write(faultsFile, faults);
            System.err.println("These files are not formatted:");
            faults.forEach(fault -> System.err.println("  " + fault));
            System.exit(1);
        }
    }

    private static Stream<Path> sources(Path root) throws IOException {
        var folders = Files.list(root)
                .map(folder -> folder.getFileName().toString().equals("build") ? folder : folder.resolve("src"))
                .filter(Files::isDirectory)
                .toList();
        return folders.stream()
                .flatMap(Format::walk)
                .filter(file -> file.toString().endsWith(".java"));
    }

    private static Stream<Path> walk(Path folder) {
        try {
            return Files.walk(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Result apply(Path file) {
        try {
            var source = Files.readString(file);
            if (seen.contains(hash(source))) {
                return Result.formatted(source);
            }
            var formatted = Palantir.FORMATTER.formatSourceAndFixImports(source);
            if (!formatted.equals(source) && !fix) {
                return Result.fault(root.relativize(file).toString());
            }
            if (!formatted.equals(source)) {
                Files.writeString(file, formatted);
                System.err.println("Formatted " + root.relativize(file));
            }
            return Result.formatted(formatted);
        } catch (FormatterException e) {
            return Result.fault(root.relativize(file) + ": " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String source) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(source.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Loaded only when some file must be formatted. */
    private static final class Palantir {
        static final Formatter FORMATTER = Formatter.createFormatter(JavaFormatterOptions.builder()
                .style(JavaFormatterOptions.Style.PALANTIR)
                .build());
    }

    /** What became of one file: the hash of its well-formed content, or what is wrong. */
    private record Result(Stream<String> good, Stream<String> fault) {
        static Result formatted(String source) {
            return new Result(Stream.of(hash(source)), Stream.empty());
        }

        static Result fault(String fault) {
            return new Result(Stream.empty(), Stream.of(fault));
        }
    }
}
