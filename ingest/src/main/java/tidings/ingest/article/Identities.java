package tidings.ingest.article;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidings.events.Feed;
import tidings.events.FeedStatus.SeenItem;
import tidings.events.Ids;
import tidings.ingest.article.Draft.Marks;
import tidings.ingest.format.FeedDocument;

/**
 * Decides which article each item of one document is: one that is remembered, or a new one. An address tells an article
 * unless it is the site's own, or several different items share it. Then, and for an item that comes under another
 * address, the publisher's identifier does, as far as it is believed ({@link Guids}); and failing that its name. For one
 * thread.
 */
final class Identities {
    private final Feed feed;
    private final Set<String> sites = new HashSet<>();
    private final Memory memory;
    private final Map<Long, Set<Marks>> sharing = new HashMap<>();
    private final Map<Marks, Draft> drafts = new HashMap<>();
    private final Map<Marks, String> ids = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final Guids guids;

    /**
     * @param document whose items they are
     * @param drafts its items
     * @param feed where it came from
     * @param known the feed's recent items
     */
    Identities(FeedDocument document, List<Draft> drafts, Feed feed, Collection<SeenItem> known) {
        this.feed = feed;
        this.memory = new Memory(known);
        Stream.of(document.site(), feed.site(), feed.url())
                .filter(Objects::nonNull)
                .flatMap(site -> CanonicalUrl.of(site).stream())
                .forEach(site -> sites.add(site.identity()));
        List<Draft> open = new ArrayList<>();
        for (var draft : drafts) {
            sharing.computeIfAbsent(draft.marks().link(), none -> new HashSet<>())
                    .add(draft.marks());
            if (this.drafts.putIfAbsent(draft.marks(), draft) == null) {
                open.add(draft);
            }
        }
        this.guids = new Guids(open, memory, this::isAddressed);
        recognise(open);
        open.forEach(draft -> ids.put(draft.marks(), created(draft)));
    }

    /** The id of an item's article; items that repeat another of the document have the same. */
    String id(Draft draft) {
        return Objects.requireNonNull(ids.get(draft.marks()), "not of this document");
    }

    /** Step by step, so that what is certain is claimed before what is likely. */
    private void recognise(List<Draft> open) {
        claim(open, this::atItsAddress);
        claim(open, this::withItsGuidAndName);
        claim(open, draft -> withItsGuid(draft) == null ? null : withItsName(draft, true));
        var renamed = open.stream()
                .filter(draft -> !isAddressed(draft) && withItsGuid(draft) != null)
                .count();
        claim(open, draft -> guids.areKept() || !isAddressed(draft) && renamed == 1 ? withItsGuid(draft) : null);
        claim(open, draft -> withItsName(draft, false));
    }

    private void claim(List<Draft> open, Function<Draft, @Nullable SeenItem> rule) {
        open.removeIf(draft -> {
            var known = rule.apply(draft);
            if (known == null || !memory.claim(known)) {
                return false;
            }
            ids.put(draft.marks(), known.article());
            return taken.add(known.article());
        });
    }

    private @Nullable SeenItem atItsAddress(Draft draft) {
        if (!isAddressed(draft)) {
            return draft.link() == null ? null : memory.unmarked(scoped(draft));
        }
        var known = memory.atLink(draft.marks().link());
        return known.isEmpty() ? memory.unmarked(Ids.article(link(draft).identity())) : known.getFirst();
    }

    private @Nullable SeenItem withItsGuidAndName(Draft draft) {
        var marks = draft.marks();
        var known = guids.tellWithName(draft) ? memory.withGuid(marks.guid(), marks.name()) : null;
        return known == null || memory.isClaimed(known) ? null : known;
    }

    /**
     * By its identifier alone. What changes name and address must have been in the last body, since some publishers begin
     * to count anew each day.
     */
    private @Nullable SeenItem withItsGuid(Draft draft) {
        var known = guids.tell(draft) ? memory.withGuid(draft.marks().guid()) : null;
        return known == null || memory.isClaimed(known) || isAddressed(draft) && !known.present() ? null : known;
    }

    /**
     * By its name, only for what has no address of its own.
     *
     * @param anyway true if its identifier is known to be another's; else items with identifiers that can be believed are
     *     told apart by those, whatever their names
     */
    private @Nullable SeenItem withItsName(Draft draft, boolean anyway) {
        var marks = draft.marks();
        if (isAddressed(draft) || marks.name() == 0) {
            return null;
        }
        var named = memory.named(marks.name(), marks.link()).stream()
                .filter(item -> !memory.isClaimed(item))
                .filter(item -> anyway || !guids.tell(draft) || item.guid() == 0 || memory.isAmbiguous(item.guid()))
                .toList();
        return named.stream()
                .filter(item -> item.revision().equals(draft.revision()))
                .findFirst()
                .orElse(named.isEmpty() ? null : named.getFirst());
    }

    /** True if the item's address is that of no other: now, as far as is remembered, and by its look. */
    private boolean isAddressed(Draft draft) {
        var link = draft.link();
        return link != null
                && !link.isHome()
                && !sites.contains(link.identity())
                && sharing.getOrDefault(draft.marks().link(), Set.of()).size() == 1
                && memory.atLink(draft.marks().link()).size() <= 1;
    }

    /** The id of a new article: the first of those that suit it which no other has. */
    private String created(Draft draft) {
        var exact = Ids.articleIn(feed.id(), draft.guid() + "\n" + draft.name() + "\n" + draft.revision());
        return Stream.of(isAddressed(draft) ? Ids.article(link(draft).identity()) : scoped(draft), byName(draft), exact)
                .filter(id -> !memory.knows(id) || memory.unmarked(id) != null)
                .filter(taken::add)
                .findFirst()
                .orElse(exact);
    }

    private String scoped(Draft draft) {
        var guid = draft.guid();
        if (guid == null || !guids.tell(draft)) {
            return byName(draft);
        }
        return Ids.articleIn(draft.link() == null ? feed.domain() : link(draft).identity(), guid);
    }

    private String byName(Draft draft) {
        return Ids.articleIn(draft.link() == null ? feed.id() : link(draft).identity(), draft.name());
    }

    private static CanonicalUrl link(Draft draft) {
        return Objects.requireNonNull(draft.link(), "link");
    }
}
