/**
 * What a receiver is told together, and when. {@code tidings.alerts.route} finds the {@link tidings.alerts.group.Policy}
 * of an alert, {@link tidings.alerts.group.Groups} gathers the alerts of each group until their message is due, and
 * {@link tidings.alerts.group.Caps} holds messages back from receivers that had as many as they may. Both are plain
 * classes over shelves, with the time passed in; the topology of {@code tidings.alerts.AlertRouting} gives them state
 * stores and a clock.
 *
 * <pre>{@code
 * Groups groups = new Groups(shelf, waiting, told, mutes, tally, sink);
 * groups.arrive(new Routed("desk", policy, alert), now);
 * groups.tick(later); // the message goes to the sink when it is due
 * }</pre>
 */
@NullMarked
package tidings.alerts.group;

import org.jspecify.annotations.NullMarked;
