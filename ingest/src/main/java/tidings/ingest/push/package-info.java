/**
 * Announcements by hubs instead of polls (WebSub, a W3C recommendation): finds a feed's hub, asks it for a subscription,
 * confirms that it was meant, and takes its announcements on a listener of its own, which is off until the address is
 * set under which hubs reach it. An announcement makes the feed due at once and carries nothing further: what is read is
 * what the feed itself says, so a hub can neither forge nor lose an article, and polling goes on at a longer interval.
 */
@NullMarked
package tidings.ingest.push;

import org.jspecify.annotations.NullMarked;
