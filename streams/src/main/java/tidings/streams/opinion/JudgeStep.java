package tidings.streams.opinion;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import tidings.streams.Question;
import tidings.streams.StreamsMetrics;
import tidings.streams.story.Match;

/** Answers questions in the order in which they came, and gives up those that waited too long. */
final class JudgeStep extends ContextualProcessor<String, Question, String, Match> {
    private final Judge judge;
    private final Duration maxAge;
    private final StreamsMetrics metrics;
    private final InstantSource clock;

    JudgeStep(Supplier<Judge> judge, Duration maxAge, StreamsMetrics metrics, InstantSource clock) {
        this.judge = judge.get();
        this.maxAge = maxAge;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public void process(Record<String, Question> entry) {
        var question = entry.value();
        if (question == null) {
            throw new IllegalArgumentException("a question expected, got none");
        }
        var age = Duration.between(question.article().seen(), clock.instant());
        metrics.waited(age);
        for (var match : age.compareTo(maxAge) > 0 ? judge.giveUpOld(question) : judge.answer(question)) {
            context().forward(entry.withKey(match.theme()).withValue(match));
        }
    }
}
