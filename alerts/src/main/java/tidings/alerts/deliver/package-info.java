/**
 * Delivers notifications: one attempt after another until the receiver takes it, refuses it for good, or the time is
 * over. {@code tidings.alerts.Delivering} runs a {@link tidings.alerts.deliver.DeliverTask} for each partition of the
 * topic {@code notifications} it owns.
 *
 * <p>What is remembered is on the topic {@code deliveries} alone: {@code attempting} before the message is sent, the
 * outcome after. A {@link tidings.alerts.deliver.Mailbox} holds what one receiver is owed and keeps its pace and
 * order; {@link tidings.alerts.deliver.RetrySettings} says when the next attempt is due.
 */
@NullMarked
package tidings.alerts.deliver;

import org.jspecify.annotations.NullMarked;
