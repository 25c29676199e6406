package tidings.streams.story;

import org.jspecify.annotations.Nullable;

/** Where a theme's stories are kept. What was untouched for long may be gone. For one thread. */
public interface StoryMemory {
    /** The story with this alert; null if there is none. */
    @Nullable
    Story story(String id);

    /** Keeps a story in place of what was. */
    void keep(Story story);

    /** The article as a member of one of the theme's stories; null if it is in none. */
    @Nullable
    Member member(String theme, String article);

    /** Keeps a member in place of what was. */
    void keep(String theme, String article, Member member);

    /** Where a hash leads; null if nowhere. */
    @Nullable
    Postings postings(String key);

    /** Keeps where a hash leads in place of what was. */
    void keep(String key, Postings postings);

    /** How often words occur in the theme's stories; null if there were none. */
    @Nullable
    Frequencies frequencies(String theme);

    /** Keeps how often words occur. */
    void keep(String theme, Frequencies frequencies);
}
