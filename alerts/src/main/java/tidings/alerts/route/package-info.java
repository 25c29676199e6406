/**
 * Who gets an alert, and how: the routing tree of the configuration. {@code tidings.alerts.AlertRouting} asks a
 * {@link tidings.alerts.route.Router} for each alert.
 *
 * <pre>{@code
 * Router router = settings.router();
 * List<Destination> destinations = router.destinations(alert);
 * }</pre>
 */
@NullMarked
package tidings.alerts.route;

import org.jspecify.annotations.NullMarked;
