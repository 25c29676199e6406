package tidings.streams.story;

import java.util.ArrayList;
import java.util.List;

/**
 * Which stories a hash leads to.
 *
 * @param stories their alerts' ids, the one that came last at the end, at most {@value #MOST}
 */
public record Postings(List<String> stories) {
    /** A hash that leads to many stories tells little: the latest are enough. */
    static final int MOST = 12;

    public Postings {
        stories = List.copyOf(stories);
    }

    /** With a story that was not there. */
    Postings with(String story) {
        var all = new ArrayList<>(stories);
        all.add(story);
        return new Postings(all.subList(Math.max(0, all.size() - MOST), all.size()));
    }
}
