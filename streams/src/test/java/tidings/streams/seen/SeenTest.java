package tidings.streams.seen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tidings.events.Article;
import tidings.streams.seen.Sighting.Duplicate;
import tidings.streams.seen.Sighting.FirstSeen;
import tidings.streams.seen.Sighting.Revision;
import tidings.streams.seen.Sighting.Variant;

class SeenTest {
    private @Nullable Seen memory;

    @Test
    void unknownArticleIsFirstSeen() {
        assertThat(see("text", "feed-1")).isInstanceOf(FirstSeen.class);
    }

    @Test
    void sameTextIsADuplicateInAnyFeed() {
        see("text", "feed-1");

        assertThat(see("text", "feed-1")).isInstanceOf(Duplicate.class);
        assertThat(see("text", "feed-2")).isInstanceOf(Duplicate.class);
    }

    @Test
    void newTextInTheSameFeedIsARevision() {
        see("text", "feed-1");

        assertThat(see("text, corrected", "feed-1")).isInstanceOf(Revision.class);
    }

    @Test
    void newTextInAnotherFeedIsAVariant() {
        see("text", "feed-1");

        assertThat(see("longer text", "feed-2")).isInstanceOf(Variant.class);
    }

    @Test
    void feedThatBroughtADuplicateMayReviseItLater() {
        see("text", "feed-1");
        see("text", "feed-2");

        assertThat(see("text, corrected", "feed-2")).isInstanceOf(Revision.class);
    }

    @Test
    void textThatComesBackIsADuplicate() {
        see("text", "feed-1");
        see("text, changed", "feed-1");

        assertThat(see("text", "feed-1")).isInstanceOf(Duplicate.class);
    }

    @Test
    void changeOfAnOldArticleStaysHistory() {
        seeOld("text", "feed-1");

        var sighting = see("text, corrected", "feed-1");

        assertThat(sighting).isInstanceOf(Revision.class);
        assertThat(sighting.article().history()).isTrue();
    }

    @Test
    void whatOneFeedHadAsHistoryIsNewsWhenAnotherBringsIt() {
        seeOld("text", "feed-1");

        var sighting = see("text", "feed-2");

        assertThat(sighting).isInstanceOf(Variant.class);
        assertThat(sighting.article().history()).isFalse();
        assertThat(see("text", "feed-3")).isInstanceOf(Duplicate.class);
        assertThat(see("text, corrected", "feed-2").article().history()).isFalse();
    }

    @Test
    void memoryStaysBoundedForAnArticleThatChangesForEver() {
        for (var change = 0; change < 10 * Seen.MOST; change++) {
            see("text " + change, "feed-" + change);
        }

        assertThat(memory.revisions()).hasSize(Seen.MOST);
        assertThat(memory.feeds()).hasSize(Seen.MOST).endsWith("feed-" + (10 * Seen.MOST - 1));
    }

    private Sighting see(String text, String feed) {
        return see(Article.builder("id", Instant.EPOCH).text(text).feed(feed).build());
    }

    private void seeOld(String text, String feed) {
        see(Article.builder("id", Instant.EPOCH)
                .text(text)
                .feed(feed)
                .history(true)
                .build());
    }

    private Sighting see(Article article) {
        var sighting = Seen.sight(memory, article);
        memory = Seen.after(memory, article);
        return sighting;
    }
}
