/**
 * What a receiver is told together. {@code tidings.alerts.AlertRouting} asks {@link tidings.alerts.group.Grouping} for
 * each alert and receiver.
 */
@NullMarked
package tidings.alerts.group;

import org.jspecify.annotations.NullMarked;
