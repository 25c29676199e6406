/**
 * What people think of alerts: links in messages, the pages behind them, and the topic where it is kept. Routing puts the
 * links on notifications, channels show them; {@code tidings.app} serves the pages and sums up.
 *
 * <pre>{@code
 * FeedbackLinks links = new FeedbackLinks(settings);
 * Notification linked = links.on(notification);
 * Component pages = new FeedbackPages(settings, new FeedbackLog(clients, topics), clock);
 * }</pre>
 */
@NullMarked
package tidings.alerts.feedback;

import org.jspecify.annotations.NullMarked;
