package tidings.bench.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tidings.ingest.format.HtmlText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A page and what is expected of it. Absent members are not judged.
 *
 * @param name what to call it
 * @param body the page's bytes
 * @param url where it came from
 * @param text the text
 * @param title the title; blank if none is expected
 * @param names what the expectation calls the site and the author; a title that goes on with one of them is met without it
 * @param published when it was published
 * @param authors who wrote it
 */
record PageCase(
        String name,
        byte[] body,
        URI url,
        String text,
        String title,
        List<String> names,
        @Nullable Instant published,
        List<String> authors) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The pages of fundus' parser tests: each publisher's versions in order belong to its pages by date. */
    static List<PageCase> fundus(Path folder) {
        List<PageCase> cases = new ArrayList<>();
        for (var expectations : files(folder, ".json")) {
            var publisher = name(expectations, ".json");
            var pages = files(parent(expectations), ".html.gz").stream()
                    .filter(page -> page.getFileName()
                            .toString()
                            .matches(java.util.regex.Pattern.quote(publisher) + "_\\d{4}_\\d\\d_\\d\\d\\.html\\.gz"))
                    .sorted()
                    .toList();
            var versions = JSON.readTree(read(expectations)).properties().stream()
                    .sorted(Comparator.comparing(version -> version.getKey().replaceAll("\\d+", "$0")))
                    .map(java.util.Map.Entry::getValue)
                    .toList();
            var meta = JSON.readTree(read(parent(expectations).resolve("meta.info")));
            for (var i = 0; i < Math.min(pages.size(), versions.size()); i++) {
                cases.add(fundus(pages.get(i), versions.get(i), meta));
            }
        }
        return cases;
    }

    private static PageCase fundus(Path page, JsonNode expected, JsonNode meta) {
        var file = page.getFileName().toString();
        var url = meta.path(file).path("url").asString("http://localhost/");
        return new PageCase(
                parent(page).getFileName() + "/" + file,
                read(page),
                uri(url),
                fundusText(expected.path("body")),
                expected.path("title").asString(""),
                List.of(),
                instant(expected.path("publishing_date").asString("")),
                strings(expected.path("authors")));
    }

    private static String fundusText(JsonNode body) {
        List<String> parts = new ArrayList<>(strings(body.path("summary")));
        for (var section : body.path("sections").values()) {
            parts.addAll(strings(section.path("headline")));
            parts.addAll(strings(section.path("paragraphs")));
        }
        return String.join("\n\n", parts);
    }

    /** The pages of Mozilla Readability's tests. */
    static List<PageCase> readability(Path folder) {
        return files(folder, "source.html.gz").stream()
                .map(page -> {
                    var here = parent(page);
                    var meta = JSON.readTree(read(here.resolve("expected-metadata.json.gz")));
                    var html = new String(read(here.resolve("expected.html.gz")), StandardCharsets.UTF_8);
                    return new PageCase(
                            here.getFileName().toString(),
                            read(page),
                            URI.create("http://fakehost/test/page.html"),
                            HtmlText.text(html),
                            meta.path("title").asString(""),
                            Stream.of("siteName", "byline")
                                    .map(name -> meta.path(name).asString(""))
                                    .filter(name -> !name.isBlank())
                                    .toList(),
                            instant(meta.path("publishedTime").asString("")),
                            List.of());
                })
                .toList();
    }

    private static @Nullable Instant instant(String text) {
        if (text.isBlank()) {
            return null;
        }
        var iso = text.strip().replaceFirst(" ", "T");
        try {
            return OffsetDateTime.parse(iso).toInstant();
        } catch (DateTimeParseException e) {
            try {
                return LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
            } catch (DateTimeParseException none) {
                return null;
            }
        }
    }

    private static List<String> strings(JsonNode array) {
        return array.values().stream().map(node -> node.asString("")).toList();
    }

    private static URI uri(String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException e) {
            return URI.create("http://localhost/");
        }
    }

    private static String name(Path file, String ending) {
        var name = file.getFileName().toString();
        return name.substring(0, name.length() - ending.length());
    }

    private static Path parent(Path file) {
        return Objects.requireNonNull(file.getParent());
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be read", e);
        }
    }

    private static byte[] read(Path file) {
        try (var in = Files.newInputStream(file)) {
            return file.toString().endsWith(".gz") ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
