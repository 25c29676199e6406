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
 */
record SlackThread(String channel, String ts, int version, boolean told) {
    /** Stands for a message that Slack does not know any more. */
    static final String LOST = "lost";

    private static final Pattern STORED = Pattern.compile("([A-Z0-9]+) ([0-9.]+) ([0-9]{1,9}) (edited|told)");
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
                        match.group(4).equals("told"))
                : null;
    }

    /** What is stored. */
    String text() {
        return channel + " " + ts + " " + version + " " + (told ? "told" : "edited");
    }

    SlackThread edited(int to) {
        return new SlackThread(channel, ts, to, false);
    }

    SlackThread asTold() {
        return new SlackThread(channel, ts, version, true);
    }
}
