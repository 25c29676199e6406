package tidings.events.worker;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The jobs under way. A job waits until what it announces is committed, runs on a virtual thread, and waits again until
 * its result is committed; a job whose partition was lost is forgotten. Used by the worker's thread, but for the queue
 * through which finished jobs come back.
 */
final class Jobs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

    private final ExecutorService threads;
    private final int limit;
    private final Queue<Finished> finished = new ConcurrentLinkedQueue<>();
    private List<Pending> announced = new ArrayList<>();
    private List<Finished> results = new ArrayList<>();
    private int underWay;
    private boolean stopped;

    Jobs(String name, int limit) {
        this.threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("tidings-" + name + "-job-", 0).factory());
        this.limit = limit;
    }

    void add(Share share, Job job) {
        var pending = new Pending(share, job);
        underWay++;
        if (job.before().isEmpty()) {
            start(pending);
        } else {
            announced.add(pending);
        }
    }

    int room() {
        return stopped ? 0 : limit - underWay;
    }

    boolean isIdle() {
        return underWay == 0;
    }

    /** Forgets the jobs that have not begun, and begins no more. */
    void stopStarting() {
        stopped = true;
        underWay -= announced.size();
        announced = new ArrayList<>();
    }

    /** Everything that waits to be written; what is not committed is in the next batch too, less what is lost by then. */
    Batch batch() {
        for (var next = finished.poll(); next != null; next = finished.poll()) {
            results.add(next);
        }
        forgetLost();
        return new Batch(announced, results);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private void forgetLost() {
        var before = announced.size() + results.size();
        announced.removeIf(pending -> pending.share.isLost());
        results.removeIf(done -> done.pending.share.isLost());
        underWay -= before - announced.size() - results.size();
    }

    private void start(Pending pending) {
        var unused = threads.submit(() -> {
            try {
                finished.add(new Finished(pending, run(pending.job)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // the worker is closing: the job is done again later
            }
        });
    }

    private static Result run(Job job) throws InterruptedException {
        try {
            return job.run();
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("A job failed by a mistake in the program: {}", job, e);
            return job.failed(e instanceof RuntimeException mistake ? mistake : new IllegalStateException(e));
        }
    }

    private record Pending(Share share, Job job) {}

    private record Finished(Pending pending, Result result) {}

    /** What is written in one transaction. */
    final class Batch {
        private final List<Pending> starting;
        private final List<Finished> ended;

        private Batch(List<Pending> starting, List<Finished> ended) {
            this.starting = List.copyOf(starting);
            this.ended = List.copyOf(ended);
        }

        List<ProducerRecord<String, byte[]>> records() {
            List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
            starting.forEach(pending -> records.addAll(pending.job.before()));
            ended.forEach(done -> records.addAll(done.result.records()));
            return records;
        }

        Set<Share> shares() {
            var shares = new HashSet<Share>();
            starting.forEach(pending -> shares.add(pending.share));
            ended.forEach(done -> shares.add(done.pending.share));
            return shares;
        }

        /** All of it is on the topics. */
        void committed() {
            announced = new ArrayList<>();
            results = new ArrayList<>();
            underWay -= ended.size();
            ended.forEach(done -> done.result.applied().run());
            starting.forEach(Jobs.this::start);
        }
    }
}
