package tidings.alerts.deliver;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidings.alerts.channel.Channel;
import tidings.alerts.channel.Receipt;
import tidings.alerts.channel.Receipt.Failed;
import tidings.events.Alert;
import tidings.events.Delivery;
import tidings.events.Notification;
import tidings.events.topic.Json;
import tidings.events.worker.Job;
import tidings.events.worker.PartitionTask;

/**
 * Delivers the notifications of one partition: each is attempted until its receiver takes it, refuses it for good, or
 * the time for attempts is over. A receiver that is slow or away delays nobody else.
 *
 * <p>Called from the worker's thread only.
 */
public final class DeliverTask implements PartitionTask {
    private static final Logger LOG = LoggerFactory.getLogger(DeliverTask.class);
    /** What a meter can count; an alert that says to be older was not raised by us. */
    private static final Duration MOST_LATENCY = Duration.ofDays(366);

    private final int partition;
    private final Desk desk;
    private final Map<String, Past> past = new HashMap<>();
    private final Backlog backlog = new Backlog();
    private final Map<String, Mailbox> mailboxes = new LinkedHashMap<>();
    private final Map<String, Standing> standings = new HashMap<>();
    private final Set<String> failing = new HashSet<>();

    /**
     * @param partition which partition of notifications
     * @param desk what all tasks share
     */
    public DeliverTask(int partition, Desk desk) {
        this.partition = partition;
        this.desk = desk;
    }

    @Override
    public void state(ConsumerRecord<String, byte[]> entry) {
        var delivery = Json.read(entry.value(), Delivery.class);
        past.merge(Past.key(delivery), Past.of(delivery), Past::then);
        learn(delivery);
    }

    @Override
    public void written(ConsumerRecord<String, byte[]> entry) {
        Json.read(entry.value(), Delivery.class);
    }

    @Override
    public void input(ConsumerRecord<String, byte[]> entry) {
        var notification = Json.read(entry.value(), Notification.class);
        var owed = new Owed(entry.offset(), notification, Redelivery.of(entry));
        var known = past.remove(owed.key());
        if (known != null) {
            owed.resume(known, desk.settings().retry());
        }
        if (backlog.add(owed) && !owed.isDone()) {
            mailbox(notification.receiver()).add(owed);
        }
    }

    @Override
    public List<Job> due(Instant now, int room) {
        past.clear(); // of notifications that were done with before the backlog begins
        List<Job> jobs = new ArrayList<>();
        Queue<Mailbox> turns = new ArrayDeque<>(mailboxes.values());
        while (jobs.size() < room && !turns.isEmpty()) {
            var mailbox = turns.remove();
            var owed = mailbox.next(now);
            if (owed != null) {
                jobs.add(attempt(mailbox, owed, now));
                turns.add(mailbox);
            }
        }
        report();
        return jobs;
    }

    @Override
    public Mark mark(long position, Instant now) {
        var mark = backlog.mark(position, now);
        var since = mark.since();
        for (var standing : standings.values()) {
            var own = standing.since(now);
            since = own.isBefore(since) ? own : since;
        }
        return new Mark(mark.offset(), since);
    }

    @Override
    public void setAside() {
        desk.tally().unreadable();
    }

    @Override
    public void lost() {
        mailboxes.values().forEach(Mailbox::lost);
        desk.tally().lost(partition);
    }

    private Standing standing(String receiver) {
        return standings.computeIfAbsent(receiver, name -> new Standing());
    }

    private boolean learn(Delivery delivery) {
        var remembers = desk.channel(delivery.receiver()).remembers();
        return standing(delivery.receiver()).learn(delivery, remembers);
    }

    private Mailbox mailbox(String receiver) {
        return mailboxes.computeIfAbsent(receiver, this::open);
    }

    private Mailbox open(String receiver) {
        var pace = desk.pace(receiver);
        pace.pause(standing(receiver).notBefore(pace.interval()));
        return new Mailbox(desk.settings().inFlight(), standing(receiver).circuit(), pace);
    }

    private Attempt attempt(Mailbox mailbox, Owed owed, Instant now) {
        if (owed.first() == null) {
            backlog.began(now);
        }
        if (owed.isInterrupted()) {
            desk.tally().attempted(desk.channel(owed.notification().receiver()).name(), Delivery.State.FAILED);
            desk.tally().failed(Receipt.Cause.INTERRUPTED);
        }
        return new Attempt(
                desk,
                new Attempt.Source(partition, owed.offset()),
                owed,
                standing(owed.notification().receiver()),
                now,
                (channel, delivery, receipt) -> ended(mailbox, owed, channel, delivery, receipt));
    }

    private void ended(Mailbox mailbox, Owed owed, Channel channel, Delivery delivery, Receipt receipt) {
        owed.end(delivery);
        if (delivery.pausedUntil() != null) {
            mailbox.pause(delivery.pausedUntil());
        }
        mailbox.ended(owed, delivery.at());
        if (learn(delivery)) {
            mailbox.hurry(delivery.at());
        }
        if (owed.isDone()) {
            backlog.done();
        }
        tell(owed.notification(), channel, delivery, receipt);
    }

    private void tell(Notification notification, Channel channel, Delivery delivery, Receipt receipt) {
        desk.tally().attempted(channel.name(), delivery.state());
        if (receipt instanceof Failed failed) {
            desk.tally().failed(failed.cause());
        }
        if (delivery.state() == Delivery.State.DELIVERED) {
            notification.alerts().forEach(alert -> desk.tally().delivered(latency(alert, delivery)));
        }
        log(delivery);
        report();
    }

    /** An operator is told when a receiver begins to fail and when it is well again, and of each message given up. */
    private void log(Delivery delivery) {
        var receiver = delivery.receiver();
        if (delivery.disabled() != null && delivery.status() != null) {
            LOG.error("Receiver is disabled, since its address answered 410: receiver={}", receiver);
        }
        if (delivery.state() == Delivery.State.DELIVERED && failing.remove(receiver)) {
            LOG.info("Receiver takes messages again: receiver={}", receiver);
        }
        if (delivery.state() == Delivery.State.FAILED && failing.add(receiver)) {
            LOG.warn(
                    "Receiver fails, and is tried again: receiver={} reason={} next={}",
                    receiver,
                    delivery.reason(),
                    delivery.nextAttempt());
        }
        if (delivery.state() == Delivery.State.DEAD) {
            LOG.error(
                    "Message is given up and a dead letter: receiver={} notification={} attempt={} reason={}",
                    receiver,
                    delivery.notification(),
                    delivery.attempt(),
                    delivery.reason());
        }
    }

    private static Duration latency(Alert alert, Delivery delivery) {
        var latency = Duration.between(alert.raised(), delivery.at());
        if (latency.isNegative()) {
            return Duration.ZERO;
        }
        return latency.compareTo(MOST_LATENCY) > 0 ? MOST_LATENCY : latency;
    }

    private void report() {
        var oldest = backlog.oldest();
        desk.tally()
                .waiting(
                        partition,
                        backlog.waiting(),
                        oldest == null ? null : oldest.notification().created());
        desk.tally().receivers(partition, count(standing -> standing.circuit().isOpen()), (int)
                standings.entrySet().stream()
                        .filter(each -> each.getValue()
                                .isDisabled(desk.channel(each.getKey()).target()))
                        .count());
    }

    private int count(Predicate<Standing> which) {
        return (int) standings.values().stream().filter(which).count();
    }
}
