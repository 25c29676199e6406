package tidings.app.settings;

/**
 * A place in a file.
 *
 * @param line from 1
 * @param column from 1, in UTF-16 code units
 */
record Spot(int line, int column) {}
