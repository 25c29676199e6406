/**
 * Polling under load: {@link tidings.bench.poll.Polls} starts {@link tidings.bench.poll.Sites}, which serve thousands of
 * synthetic feeds on as many loopback addresses as hosts are wanted, and {@link tidings.bench.poll.Instance}, one whole
 * program with the role {@code ingest} and a broker of its own, each in a process of its own, and prints what the instance
 * did in a stretch of time. {@code bench/polls} builds and runs it.
 */
@NullMarked
package tidings.bench.poll;

import org.jspecify.annotations.NullMarked;
