package tidings.streams.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said where the libraries of meaning are missing or do not run, and models from elsewhere. */
class NoEmbedderTest {
    @TempDir
    static Path folder;

    @Test
    void withoutItsJarsTheMessageNamesThem() throws Exception {
        for (var missing : new String[] {"ai.onnxruntime.", "ai.djl."}) {
            try (var loader = new Without(missing)) {
                assertThat(openedIn(loader))
                        .as(missing)
                        .extracting(Throwable::getMessage)
                        .asString()
                        .startsWith("the libraries of meaning are not there")
                        .contains(missing.replace('.', '/'), "lib folder");
            }
        }
    }

    @Test
    void withoutItsJarsTheRestOfTheLibraryWorks() throws Exception {
        try (var loader = new Without("ai.")) {
            var type = loader.loadClass(Screen.class.getName());
            var of = type.getMethod("of", java.util.Collection.class);

            assertThat(of.invoke(null, java.util.List.of())).isNotNull();
        }
    }

    @Test
    void aProcessorForWhichThereIsNoLibraryIsNamed() {
        assertThat(NoEmbedderException.library(new UnsatisfiedLinkError("no onnxruntime4j_jni in java.library.path")))
                .hasMessageContaining("do not run here, on " + System.getProperty("os.name"))
                .hasMessageContaining(System.getProperty("os.arch"))
                .hasMessageContaining("onnxruntime4j_jni");
    }

    @Test
    void aModelIsOpenedOnAThreadOfAnySize() throws Exception {
        var opened = new java.util.concurrent.FutureTask<>(() -> {
            try (var embedder = Embedder.open(settings(null))) {
                return embedder.embed(Excerpt.of(ExcerptTest.article("Ships", "They wait.")))
                        .vector()
                        .length;
            }
        });
        new Thread(null, opened, "small", 256 << 10).start();

        assertThat(opened.get()).isEqualTo(384);
    }

    @Test
    void aFolderWithAnotherModelIsUsedAndHasAnIdentityOfItsOwn() throws IOException {
        var other = Files.createDirectory(folder.resolve("other"));
        Files.write(other.resolve("model.onnx"), resource("/e5-small-v2-q.onnx"));
        var tokenizer = resource("/e5-small-v2-q-tokenizer.json");
        Files.write(
                other.resolve("tokenizer.json"),
                (new String(tokenizer, java.nio.charset.StandardCharsets.UTF_8) + "\n")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var excerpt = Excerpt.of(ExcerptTest.article("Ships", "They wait."));

        try (var shipped = Embedder.open(settings(null));
                var copied = Embedder.open(settings(other))) {
            assertThat(copied.embed(excerpt).vector())
                    .isEqualTo(shipped.embed(excerpt).vector());
            assertThat(copied.identity()).isNotEqualTo(shipped.identity());
        }
    }

    @Test
    void aFolderWithAModelAndNoTokenizerIsNamed() throws IOException {
        var half = Files.createDirectory(folder.resolve("half"));
        Files.write(half.resolve("model.onnx"), new byte[10]);

        assertThatThrownBy(() -> Embedder.open(settings(half)))
                .isInstanceOf(NoEmbedderException.class)
                .hasMessageContaining("tokenizer.json is not there");
    }

    /** What opening the shipped model throws for classes of this loader. */
    private static Throwable openedIn(ClassLoader loader) throws ReflectiveOperationException {
        var settings = loader.loadClass(EmbedderSettings.class.getName())
                .getField("SHIPPED")
                .get(null);
        var open = loader.loadClass(Embedder.class.getName())
                .getMethod("open", loader.loadClass(EmbedderSettings.class.getName()));
        try {
            open.invoke(null, settings);
        } catch (java.lang.reflect.InvocationTargetException e) {
            return e.getCause();
        }
        throw new AssertionError("it opened without its libraries");
    }

    private static byte[] resource(String name) throws IOException {
        try (var stream = NoEmbedderTest.class.getResourceAsStream(name)) {
            return java.util.Objects.requireNonNull(stream).readAllBytes();
        }
    }

    private static EmbedderSettings settings(@org.jspecify.annotations.Nullable Path directory) {
        return new EmbedderSettings(directory, Set.of("en"), "query: ", 1, Path.of("target", "meaning"));
    }

    /** Loads everything of ours anew, and finds nothing whose name begins so. */
    private static final class Without extends URLClassLoader {
        private final String missing;

        Without(String missing) {
            super(ourPlaces(), NoEmbedderTest.class.getClassLoader());
            this.missing = missing;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith(missing)) {
                throw new ClassNotFoundException(name);
            }
            synchronized (getClassLoadingLock(name)) {
                var known = findLoadedClass(name);
                if (known != null || !name.startsWith("tidings.")) {
                    return known != null ? known : super.loadClass(name, resolve);
                }
                return findClass(name);
            }
        }

        private static URL[] ourPlaces() {
            return java.util.Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                    .map(Path::of)
                    .filter(place -> Files.isDirectory(place)
                            || place.getFileName().toString().startsWith("tidings"))
                    .map(Without::url)
                    .toArray(URL[]::new);
        }

        private static URL url(Path place) {
            try {
                return place.toUri().toURL();
            } catch (java.net.MalformedURLException e) {
                throw new IllegalStateException(place.toString(), e);
            }
        }
    }
}
