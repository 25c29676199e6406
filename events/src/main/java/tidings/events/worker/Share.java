package tidings.events.worker;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidings.events.topic.DeadLetters;
import tidings.events.topic.PoisonException;

/** A partition while it is ours: its task, how far it has been read, and what could not be read. */
final class Share {
    private static final Logger LOG = LoggerFactory.getLogger(Share.class);

    final TopicPartition input;
    private final Supplier<PartitionTask> tasks;
    private final String deadLetterTopic;
    private PartitionTask task;
    private Bookmark bookmark = Bookmark.of(null);
    private final List<ProducerRecord<String, byte[]>> deadLetters = new ArrayList<>();
    private long statePosition;
    private long backlogEnd;
    private boolean restored;
    private boolean lost;

    Share(TopicPartition input, Supplier<PartitionTask> tasks, String deadLetterTopic) {
        this.input = input;
        this.tasks = tasks;
        this.deadLetterTopic = deadLetterTopic;
        this.task = tasks.get();
    }

    /** Forgets what an earlier try may have restored, and begins where the predecessor stopped. */
    void begin(@Nullable OffsetAndMetadata committed) {
        task = tasks.get();
        deadLetters.clear();
        bookmark = Bookmark.of(committed);
    }

    PartitionTask task() {
        return task;
    }

    /** Where the predecessor stopped. */
    Bookmark bookmark() {
        return bookmark;
    }

    void state(ConsumerRecord<String, byte[]> entry) {
        take(entry, task::state, entry.offset() >= bookmark.stateRead());
    }

    /** Looks at a record that was written to the state topic since it was restored. */
    void written(ConsumerRecord<String, byte[]> entry) {
        take(entry, task::written, entry.offset() >= bookmark.stateRead());
        statePosition = entry.offset() + 1;
    }

    /** How far the state topic was read. */
    long statePosition() {
        return statePosition;
    }

    void input(ConsumerRecord<String, byte[]> entry) {
        take(entry, task::input, entry.offset() >= bookmark.inputRead());
    }

    void restored(long stateEnd, long inputEnd) {
        statePosition = stateEnd;
        backlogEnd = inputEnd;
        restored = true;
    }

    boolean isRestored() {
        return restored;
    }

    /** True once the task knows all state and the backlog of its input. */
    boolean ready(long position) {
        return restored && position >= backlogEnd;
    }

    void lose() {
        lost = true;
        task.lost();
    }

    boolean isLost() {
        return lost;
    }

    List<ProducerRecord<String, byte[]>> deadLetters() {
        return deadLetters;
    }

    OffsetAndMetadata commit(long position, Instant now) {
        var mark = task.mark(position, now);
        return new OffsetAndMetadata(mark.offset(), new Bookmark(position, statePosition, mark.since()).text());
    }

    private void take(
            ConsumerRecord<String, byte[]> entry, Consumer<ConsumerRecord<String, byte[]>> reader, boolean first) {
        try {
            reader.accept(entry);
        } catch (PoisonException e) {
            if (first) {
                LOG.warn("Record {} cannot be read and is set aside: {}", place(entry), e.getMessage());
                setAside(entry, e);
            }
        } catch (RuntimeException e) { // the record meets a mistake in the program, which must not stop the others
            if (first) {
                LOG.error("Record {} meets a mistake in the program and is set aside", place(entry), e);
                setAside(entry, e);
            }
        }
    }

    private void setAside(ConsumerRecord<String, byte[]> entry, RuntimeException problem) {
        deadLetters.add(DeadLetters.of(deadLetterTopic, entry, problem));
        task.setAside();
    }

    private static String place(ConsumerRecord<?, ?> entry) {
        return entry.topic() + "-" + entry.partition() + "@" + entry.offset();
    }

    /**
     * What is kept beside the committed offset.
     *
     * @param inputRead how far input was read; poison before it is a dead letter already
     * @param stateRead how far state was read; poison before it is a dead letter already
     * @param since no state that matters is older; null means that nothing is known
     */
    record Bookmark(
            long inputRead, long stateRead, @Nullable Instant since) {
        static Bookmark of(@Nullable OffsetAndMetadata committed) {
            var parts = committed == null ? new String[0] : committed.metadata().split(" ", -1);
            if (parts.length != 3) {
                return new Bookmark(0, 0, null);
            }
            try {
                return new Bookmark(
                        Long.parseLong(parts[0]),
                        Long.parseLong(parts[1]),
                        Instant.ofEpochMilli(Long.parseLong(parts[2])));
            } catch (NumberFormatException | DateTimeException e) {
                LOG.warn("Committed metadata '{}' cannot be read: state is restored from its beginning", parts, e);
                return new Bookmark(0, 0, null);
            }
        }

        String text() {
            return inputRead + " " + stateRead + " " + (since == null ? 0 : since.toEpochMilli());
        }
    }
}
