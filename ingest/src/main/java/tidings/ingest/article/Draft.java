package tidings.ingest.article;

import org.jspecify.annotations.Nullable;
import tidings.events.FeedStatus.SeenItem;
import tidings.events.Ids;
import tidings.ingest.format.Item;

/**
 * An item with its final texts, before it is known which article it is.
 *
 * @param item as it was read
 * @param title as plain text
 * @param summary as plain text
 * @param text as plain text; may be empty
 * @param revision which text it is
 * @param link its address; null if it has none
 * @param guid the publisher's identifier; one that is an address without what may change about it; null if it has none
 * @param name its title, or its text if it has none; may be empty
 * @param marks those of identifier, name and address
 */
record Draft(
        Item item,
        String title,
        String summary,
        String text,
        String revision,
        @Nullable CanonicalUrl link,
        @Nullable String guid,
        String name,
        Marks marks) {
    /** The draft of an item. */
    static Draft of(Item item, String title, String summary, String text) {
        var body = text.isBlank() ? summary : text;
        var link = CanonicalUrl.of(item.link()).orElse(null);
        var guid = item.guid() == null
                ? null
                : CanonicalUrl.of(item.guid()).map(CanonicalUrl::identity).orElse(item.guid());
        var name = title.isBlank() ? body : title;
        var marks = new Marks(
                guid == null ? 0 : Ids.mark(guid),
                name.isBlank() ? 0 : Ids.mark(name),
                link == null ? 0 : Ids.mark(link.identity()));
        return new Draft(item, title, summary, text, Ids.revision(title, summary, body), link, guid, name, marks);
    }

    /** What is to be remembered of it. */
    SeenItem seen(String article) {
        return new SeenItem(article, revision, marks.guid, marks.name, marks.link, true);
    }

    /**
     * What it may be known by; 0 for what it has not.
     *
     * @param guid of its identifier
     * @param name of its name
     * @param link of its address
     */
    record Marks(long guid, long name, long link) {}
}
