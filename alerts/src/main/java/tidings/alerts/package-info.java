/**
 * From alerts to messages that somebody reads: route, group, deliver. This package holds the module's two components,
 * its settings and its metrics; {@code tidings.app} wires them, and nothing else calls them.
 *
 * <ol>
 *   <li>{@link tidings.alerts.AlertRouting} reads {@code alerts} and writes {@code notifications}, a Streams application.
 *   <li>{@link tidings.alerts.Delivering} reads {@code notifications}, sends, and writes {@code deliveries}.
 * </ol>
 *
 * <pre>{@code
 * AlertsSettings settings = ...; // receivers, routes, delivery
 * AlertsMetrics metrics = new AlertsMetrics(registry, clock);
 * Component routing = new AlertRouting(settings, topics, clients, stateDirectory, Map.of(), metrics, clock);
 * Component delivering = new Delivering(settings, topics, clients, wires, metrics, clock, "1", Map.of());
 * }</pre>
 */
@NullMarked
package tidings.alerts;

import org.jspecify.annotations.NullMarked;
