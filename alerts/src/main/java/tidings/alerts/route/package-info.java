/**
 * Who gets an alert: the routing tree of the configuration. {@code tidings.alerts.AlertRouting} asks a
 * {@link tidings.alerts.route.Router} for each alert.
 *
 * <pre>{@code
 * Router router = new Router(settings.routes(), settings.defaultReceiver());
 * List<String> receivers = router.receivers(alert);
 * }</pre>
 */
@NullMarked
package tidings.alerts.route;

import org.jspecify.annotations.NullMarked;
