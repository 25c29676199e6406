package tidings.streams;

import tidings.events.Alert;

/**
 * A version of an alert on its way to the topics.
 *
 * @param alert what to write
 * @param topic true if it also goes to its theme's own topic
 */
record Raised(Alert alert, boolean topic) {}
