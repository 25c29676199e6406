/**
 * The one shape that pollers and deliverers share: own partitions, restore their state, decide what is due, do the
 * I/O on virtual threads, write the outcome in a transaction that fences old owners.
 *
 * <p>{@code ingest} polls feeds with it and {@code alerts} delivers notifications with it. A module supplies a
 * {@link tidings.events.worker.PartitionTask} for each partition; {@link tidings.events.worker.PartitionWorker} does
 * the rest.
 */
@NullMarked
package tidings.events.worker;

import org.jspecify.annotations.NullMarked;
