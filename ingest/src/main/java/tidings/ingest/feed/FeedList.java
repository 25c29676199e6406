package tidings.ingest.feed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidings.events.Ids;

/**
 * One OPML file and its last good content. What is wrong with it is logged once for each content. Used by one thread.
 */
final class FeedList {
    private static final Logger LOG = LoggerFactory.getLogger(FeedList.class);

    private static final long LARGEST = 32 * 1024 * 1024;

    private final Path file;
    private String seen = "";
    private @Nullable List<Outline> outlines;

    FeedList(Path file) {
        this.file = file;
    }

    /** The feeds of the last good content; null if there was none yet. */
    @Nullable
    List<Outline> outlines() {
        return outlines;
    }

    /** Looks at the file again; true if its feeds may be others now. */
    boolean refresh() {
        try {
            if (Files.size(file) > LARGEST) {
                throw new IOException("it is larger than 32 MiB");
            }
            var bytes = Files.readAllBytes(file);
            return isNew(Ids.text(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1))) && read(bytes);
        } catch (IOException e) {
            if (isNew(e.toString())) {
                refuse(e instanceof NoSuchFileException ? "it does not exist" : "it cannot be read: " + e.getMessage());
            }
            return false;
        }
    }

    private boolean isNew(String content) {
        var changed = !content.equals(seen);
        seen = content;
        return changed;
    }

    private boolean read(byte[] bytes) {
        try {
            var document = Opml.read(bytes);
            if (!document.whole()) {
                refuse(String.join("; ", document.problems()));
                return false;
            }
            document.problems().forEach(problem -> LOG.warn("Feeds of {}: {}; that feed is left out", file, problem));
            outlines = document.outlines();
            return true;
        } catch (Opml.NoOpml e) {
            refuse(e.getMessage());
            return false;
        }
    }

    private void refuse(@Nullable String reason) {
        LOG.error(
                "Feeds of {} are not taken over: {}. Correct the file; until then {}.",
                file,
                reason,
                outlines == null ? "no feed is removed and none is added from it" : "its last good version counts");
    }
}
