package tidings.alerts.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tidings.alerts.Samples;
import tidings.alerts.channel.Receipt;
import tidings.alerts.channel.Receipt.Delivered;
import tidings.alerts.channel.Receipt.Failed;
import tidings.events.worker.Job;

/** On a clock that is moved by hand: what others do to the latency of a receiver that is well. */
class IsolationTest {
    private static final int MESSAGES = 200;
    private static final Duration STEP = Duration.ofMillis(50);
    private static final Map<String, Duration> TAKES = Map.of(
            "desk", Duration.ofMillis(200),
            "slow", Duration.ofSeconds(30),
            "dead", Duration.ofMillis(50));

    @Test
    void deadAndSlowReceiversLeaveTheLatencyOfOthersAsItIs() {
        var alone = percentile99(List.of("desk"));

        var beside = percentile99(List.of("slow", "dead", "desk"));

        assertThat(beside.toMillis()).isCloseTo(alone.toMillis(), withinPercentage(10));
    }

    private static Duration percentile99(List<String> receivers) {
        var office = new PostOffice();
        receivers.forEach(name -> office.receiver(name, Duration.ZERO, notification -> answer(name)));
        for (var i = 0; i < MESSAGES; i++) {
            for (var name : receivers) {
                office.notify(name, name + i, 1);
            }
        }
        var room = DeliverySettings.DEFAULT.inFlight() * receivers.size();
        Map<Job, Instant> underWay = new HashMap<>();
        while (desk(office).size() < MESSAGES) {
            var now = office.now();
            var ended = underWay.keySet().stream()
                    .filter(job -> !underWay.get(job).isAfter(now))
                    .toList();
            ended.forEach(office::finish);
            ended.forEach(underWay::remove);
            office.begin(room - underWay.size()).forEach(job -> underWay.put(job, now.plus(takes(job))));
            office.move(STEP);
        }
        return desk(office).stream().sorted().toList().get(MESSAGES * 99 / 100 - 1);
    }

    private static List<Duration> desk(PostOffice office) {
        return office.sent.stream()
                .filter(sent -> sent.receiver().equals("desk"))
                .map(sent -> Duration.between(Samples.START, sent.at()))
                .toList();
    }

    private static Duration takes(Job job) {
        var words = job.toString().split(" ");
        return TAKES.get(words[words.length - 1]);
    }

    private static Receipt answer(String receiver) {
        return receiver.equals("dead")
                ? new Failed(Receipt.Cause.SERVER, true, 503, "the receiver answered 503", null)
                : new Delivered(200);
    }
}
