package tidings.streams;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import tidings.events.LedgerEntry;
import tidings.streams.ledger.Shelf;
import tidings.streams.ledger.Tellings;
import tidings.streams.story.Frequencies;
import tidings.streams.story.Member;
import tidings.streams.story.Postings;
import tidings.streams.story.Story;
import tidings.streams.story.StoryMemory;

/** The state stores of one task that hold the stories of its themes, and an agenda of when each may be quiet. */
final class StoryStores implements StoryMemory {
    /** Key alert id. */
    static final String STORIES = "story";
    /** Key theme and article id. */
    static final String ARTICLES = "story-articles";
    /** Key theme and hash. */
    static final String INDEX = "story-index";
    /** Key theme. */
    static final String WORDS = "story-words";
    /** Key due time and alert id; no value that matters. */
    static final String AGENDA = "story-agenda";
    /** What was made of each article. Key theme and article id, as {@link Shelf#toldKey} has it. */
    static final String TOLD = Shelf.TOLD.store();
    /** All of them. */
    static final String[] ALL = {STORIES, ARTICLES, INDEX, WORDS, AGENDA, TOLD};

    /** Stories end a few days after their last article; what leads to them is of no use for longer. */
    private static final Duration KEEP_INDEX = Duration.ofDays(8);

    private static final int MOST_DUE = 500;

    private final Memory<Story> stories;
    private final Memory<Member> members;
    private final Memory<Postings> index;
    private final Memory<Frequencies> words;
    private final Memory<Tellings> told;
    private final KeyValueStore<String, byte[]> agenda;
    private long at;

    StoryStores(Duration retention, ProcessingContext context) {
        stories = new Memory<>(STORIES, retention, context);
        members = new Memory<>(ARTICLES, retention, context);
        index = new Memory<>(INDEX, KEEP_INDEX, context);
        words = new Memory<>(WORDS, retention, context);
        told = new Memory<>(TOLD, retention, context);
        agenda = context.getStateStore(AGENDA);
    }

    static void addTo(StreamsBuilder builder) {
        builder.addStateStore(Memory.store(STORIES, SmallJson.serde(Story.class)));
        builder.addStateStore(Memory.store(ARTICLES, SmallJson.serde(Member.class)));
        builder.addStateStore(Memory.store(INDEX, SmallJson.serde(Postings.class)));
        builder.addStateStore(Memory.store(WORDS, SmallJson.serde(Frequencies.class)));
        builder.addStateStore(Memory.store(TOLD, SmallJson.serde(Tellings.class)));
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(AGENDA), Serdes.String(), Serdes.ByteArray()));
    }

    /** What is kept from now on was heard of at this time, a record's timestamp. */
    void at(long timestamp) {
        at = timestamp;
    }

    /** Remembers what was made of an article. */
    void tell(String theme, String article, LedgerEntry.Telling telling) {
        var key = Shelf.toldKey(theme, article);
        told.remember(key, Tellings.with(told.recall(key), telling), at);
    }

    /** Asks to be told of a story at some time. */
    void remind(String story, Instant when) {
        agenda.put(key(when, story), new byte[0]);
    }

    /** Takes the stories off the agenda whose time has come, some at a time. */
    List<String> due(Instant now) {
        var keys = new ArrayList<String>();
        try (var entries = agenda.range("", key(now, "~"))) {
            while (entries.hasNext() && keys.size() < MOST_DUE) {
                keys.add(entries.next().key);
            }
        }
        keys.forEach(agenda::delete);
        return keys.stream().map(key -> key.substring(key.indexOf('|') + 1)).toList();
    }

    @Override
    public @Nullable Story story(String id) {
        return stories.recall(id);
    }

    @Override
    public void keep(Story story) {
        stories.remember(story.id(), story, at);
    }

    @Override
    public @Nullable Member member(String theme, String article) {
        return members.recall(theme + "|" + article);
    }

    @Override
    public void keep(String theme, String article, Member member) {
        members.remember(theme + "|" + article, member, at);
    }

    @Override
    public @Nullable Postings postings(String key) {
        return index.recall(key);
    }

    @Override
    public void keep(String key, Postings postings) {
        index.renew(key, postings, at);
    }

    @Override
    public @Nullable Frequencies frequencies(String theme) {
        return words.recall(theme);
    }

    @Override
    public void keep(String theme, Frequencies frequencies) {
        words.renew(theme, frequencies, at);
    }

    private static String key(Instant when, String story) {
        return String.format("%015d|%s", Math.max(0, when.toEpochMilli()), story);
    }
}
