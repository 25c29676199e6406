package tidings.streams.story;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stories in maps. */
final class MapMemory implements StoryMemory {
    final Map<String, Story> stories = new HashMap<>();
    final Map<String, Member> members = new HashMap<>();
    final Map<String, Postings> index = new HashMap<>();
    final Map<String, Frequencies> words = new HashMap<>();

    @Override
    public @Nullable Story story(String id) {
        return stories.get(id);
    }

    @Override
    public void keep(Story story) {
        stories.put(story.id(), story);
    }

    @Override
    public @Nullable Member member(String theme, String article) {
        return members.get(theme + "|" + article);
    }

    @Override
    public void keep(String theme, String article, Member member) {
        members.put(theme + "|" + article, member);
    }

    @Override
    public @Nullable Postings postings(String key) {
        return index.get(key);
    }

    @Override
    public void keep(String key, Postings postings) {
        index.put(key, postings);
    }

    @Override
    public @Nullable Frequencies frequencies(String theme) {
        return words.get(theme);
    }

    @Override
    public void keep(String theme, Frequencies frequencies) {
        words.put(theme, frequencies);
    }
}
