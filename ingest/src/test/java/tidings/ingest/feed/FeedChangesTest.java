package tidings.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tidings.events.Feed;
import tidings.events.Origin;

class FeedChangesTest {
    private final Outline a = outline("http://a.example/", "A");
    private final Outline b = outline("http://b.example/", "B");

    @Test
    void newFeedIsPutAndKnownOneIsLeftAlone() {
        var changes = FeedChanges.between(List.of(a, b), present(a.feed(Origin.FILE)), true);

        assertThat(changes.put()).containsExactly(b.feed(Origin.FILE));
        assertThat(changes.removed()).isEmpty();
    }

    @Test
    void changedFeedIsPutAgain() {
        var changes =
                FeedChanges.between(List.of(outline("http://a.example/", "A2")), present(a.feed(Origin.FILE)), true);

        assertThat(changes.put()).extracting(Feed::title).containsExactly("A2");
    }

    @Test
    void onlyFeedsOfFilesAreRemoved() {
        var changes = FeedChanges.between(List.of(), present(a.feed(Origin.FILE), b.feed(Origin.COMMAND)), true);

        assertThat(changes.removed()).containsExactly(a.feed(Origin.FILE).key());
    }

    @Test
    void nothingIsRemovedWhileAFileCannotBeRead() {
        assertThat(FeedChanges.between(List.of(), present(a.feed(Origin.FILE)), false)
                        .isEmpty())
                .isTrue();
    }

    @Test
    void commandCountsBeforeTheFile() {
        var changes = FeedChanges.between(List.of(a), present(a.feed(Origin.COMMAND)), true);

        assertThat(changes.isEmpty()).isTrue();
        assertThat(changes.overruled()).hasSize(1);
    }

    @Test
    void feedStaysInTheDomainUnderWhichItWasAdded() {
        var feed = a.feed(Origin.FILE);
        var elsewhere = new Feed(
                feed.id(),
                "other.example",
                feed.url(),
                "A",
                feed.tags(),
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                Origin.FILE);

        assertThat(FeedChanges.between(List.of(a), present(elsewhere), true).isEmpty())
                .isTrue();
    }

    @Test
    void feedThatHasMovedOrIsPausedStaysSoAndTakesOverWhatTheFileSays() {
        var moved = a.feed(Origin.FILE)
                .at("moved.example", "https://moved.example/rss")
                .withPaused(true);
        var changes = FeedChanges.between(List.of(outline("http://a.example/", "A2")), present(moved), true);

        assertThat(FeedChanges.between(List.of(a), present(moved), true).isEmpty())
                .isTrue();
        assertThat(changes.put()).singleElement().satisfies(feed -> {
            assertThat(feed.title()).isEqualTo("A2");
            assertThat(feed.url()).isEqualTo("https://moved.example/rss");
            assertThat(feed.paused()).isTrue();
        });
    }

    @Test
    void recordUnderAnotherKeyIsRemoved() {
        var feed = a.feed(Origin.FILE);

        assertThat(FeedChanges.between(List.of(a), Map.of("old.example|" + feed.id(), feed), true)
                        .removed())
                .containsExactly("old.example|" + feed.id());
    }

    private static Map<String, Feed> present(Feed... feeds) {
        Map<String, Feed> present = new HashMap<>();
        for (var feed : feeds) {
            present.put(feed.key(), feed);
        }
        return present;
    }

    private static Outline outline(String url, String title) {
        return new Outline(1, url, title, null, null, List.of(), null, null, null, false);
    }
}
