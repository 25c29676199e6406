package tidings.ingest.article;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tidings.events.FeedStatus.SeenItem;

/**
 * Judges the identifiers that a feed gives its items, by its present document and what is remembered: one that several
 * items have is none, and where items that are known otherwise come with other identifiers than before, and more of them
 * than come with the same, none of the feed's is believed.
 */
final class Guids {
    private final Memory memory;
    private final Predicate<Draft> addressed;
    private final Set<Long> reused = new HashSet<>();
    private final Set<String> kept = new HashSet<>();
    private final boolean doubted;

    /**
     * @param drafts the document's items
     * @param memory what is remembered
     * @param addressed true for an item whose address is its own
     */
    Guids(List<Draft> drafts, Memory memory, Predicate<Draft> addressed) {
        this.memory = memory;
        this.addressed = addressed;
        Map<Long, Set<Long>> bearers = new HashMap<>();
        for (var draft : drafts) {
            var marks = draft.marks();
            var bearer = addressed.test(draft) ? marks.link() : marks.name();
            if (marks.guid() != 0
                    && bearers.computeIfAbsent(marks.guid(), none -> new HashSet<>())
                            .add(bearer)
                    && bearers.getOrDefault(marks.guid(), Set.of()).size() > 1) {
                reused.add(marks.guid());
            }
        }
        drafts.forEach(this::keep);
        var changed = drafts.stream().filter(this::isChanged).count();
        this.doubted = changed > 0 && changed >= kept.size();
    }

    /** True if the item's identifier tells it from others. */
    boolean tell(Draft draft) {
        var guid = draft.marks().guid();
        return guid != 0 && !doubted && !reused.contains(guid) && !memory.isAmbiguous(guid);
    }

    /** True if the item's identifier and name together tell it from others. */
    boolean tellWithName(Draft draft) {
        var guid = draft.marks().guid();
        return guid != 0 && !doubted && !reused.contains(guid);
    }

    /** True if some items are known to have kept their identifiers. */
    boolean areKept() {
        return !kept.isEmpty() && !doubted;
    }

    private void keep(Draft draft) {
        var guid = draft.marks().guid();
        var known = guid == 0 || reused.contains(guid) ? null : memory.withGuid(guid);
        if (known == null) {
            return;
        }
        var atItsAddress =
                addressed.test(draft) && known.link() == draft.marks().link();
        if (atItsAddress || known.name() != 0 && known.name() == draft.marks().name()) {
            kept.add(known.article());
        }
    }

    private boolean isChanged(Draft draft) {
        var known = draft.marks().guid() == 0 ? null : otherwiseKnown(draft);
        return known != null
                && known.guid() != 0
                && known.guid() != draft.marks().guid()
                && !kept.contains(known.article());
    }

    /** Which one it is, without its identifier: by its own address, or unchanged by its name and text. */
    private @Nullable SeenItem otherwiseKnown(Draft draft) {
        var marks = draft.marks();
        var known = addressed.test(draft)
                ? memory.atLink(marks.link())
                : memory.named(marks.name(), marks.link()).stream()
                        .filter(item -> item.revision().equals(draft.revision()))
                        .toList();
        return known.size() == 1 ? known.getFirst() : null;
    }
}
