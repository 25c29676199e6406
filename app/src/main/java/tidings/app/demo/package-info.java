/**
 * The demonstration: a small world of news feeds on loopback, the real pipeline run against it, and a receiver that
 * shows what is delivered.
 *
 * <p>{@link tidings.app.demo.SampleNewsroom} serves the outlets and articles of the resources under {@code
 * tidings/newsroom}; {@link tidings.app.demo.Receiver} takes Slack messages and webhooks and checks signatures; {@link
 * tidings.app.demo.Demo} runs everything and prints what happens. The command {@code demo} calls it.
 */
@NullMarked
package tidings.app.demo;

import org.jspecify.annotations.NullMarked;
