package tidings.alerts.channel;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The message that a story has in Slack, and how far it was brought.
 *
 * @param channel id of the conversation
 * @param ts by which Slack knows the message
 * @param version of the alert that the message shows
 * @param told true if that version is in the thread too
 * @param by id of the notification that told it last
 */
record SlackThread(String channel, String ts, int version, boolean told, String by) {
    /** Stands for a message that Slack does not know any more. */
    static final String LOST = "lost";

    private static final Pattern STORED =
            Pattern.compile("([A-Z0-9]+) ([0-9.]+) ([0-9]{1,9}) (edited|told) by ([A-Za-z0-9_-]+)");
    private static final Pattern CHANNEL = Pattern.compile("[A-Z0-9]{1,30}");
    private static final Pattern TS = Pattern.compile("[0-9]{1,20}\\.[0-9]{1,20}");

    /** True if these can be what Slack calls a conversation and a message. */
    static boolean valid(String channel, String ts) {
        return CHANNEL.matcher(channel).matches() && TS.matcher(ts).matches();
    }

    /** Reads what {@link #text} writes; null if there is no message. */
    static @Nullable SlackThread parse(@Nullable String text) {
        var match = STORED.matcher(text == null ? LOST : text);
        return match.matches()
                ? new SlackThread(
                        match.group(1),
                        match.group(2),
                        Integer.parseInt(match.group(3)),
                        match.group(4).equals("told"),
                        match.group(5))
                : null;
    }

    /** What is stored. */
    String text() {
        return channel + " " + ts + " " + version + " " + (told ? "told" : "edited") + " by " + by;
    }

    /** The message shows that version now; its thread does not. */
    SlackThread edited(int to) {
        return new SlackThread(channel, ts, to, false, by);
    }

    /** The thread has what the message shows, by that notification. */
    SlackThread toldBy(String notification) {
        return new SlackThread(channel, ts, version, true, notification);
    }

    /** True if nothing is left to do for that version in that notification. */
    boolean shows(int wanted, String notification) {
        return version > wanted || version == wanted && told && by.equals(notification);
    }
}
