/**
 * What crosses a topic: the records that pollers, the topology, deliverers and readers exchange.
 *
 * <p>Each record checks itself when it is built, so an instance that exists is valid. On a topic a record is a JSON
 * object whose members are the record's components ({@link tidings.events.topic.Json}); members that a reader does
 * not know are ignored, a missing required one makes the record poison.
 *
 * <p>This module depends on nothing else of Tidings; every other module depends on it.
 */
@NullMarked
package tidings.events;

import org.jspecify.annotations.NullMarked;
