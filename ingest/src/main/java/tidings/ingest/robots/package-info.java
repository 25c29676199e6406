/**
 * What sites ask of programs that fetch their pages: robots.txt. Whoever fetches an article's page asks {@link
 * tidings.ingest.robots.Robots} first; feeds are published for programs and are fetched without asking.
 *
 * <pre>{@code
 * Predicate<URI> robots = new Robots(client, InstantSource.system());
 * if (robots.test(page)) {
 *     client.send(Request.get(page));
 * }
 * }</pre>
 */
@NullMarked
package tidings.ingest.robots;

import org.jspecify.annotations.NullMarked;
