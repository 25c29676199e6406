package tidings.alerts.channel;

import java.util.StringJoiner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidings.alerts.channel.Message.Item;
import tidings.events.Notification;

/**
 * Writes each alert as one line to the log. Nothing in a line can begin another one or act on a terminal, because
 * {@link Plain} has taken line breaks, control characters and directions of writing out; values are in quotes.
 */
public final class LogChannel implements Channel {
    private static final Logger LOG = LoggerFactory.getLogger(LogChannel.class);

    /** A channel to the log. */
    public LogChannel() {}

    @Override
    public String name() {
        return "log";
    }

    @Override
    public Receipt send(Notification notification, Memory memory) {
        var message = Message.of(notification);
        message.items().forEach(item -> LOG.info("{}", line(message, item)));
        var more = message.beyond(message.items().size());
        if (more > 0) {
            LOG.info(
                    "+{} more alerts receiver={} notification={}",
                    more,
                    quoted(Plain.line(message.receiver())),
                    quoted(Plain.line(message.id())));
        }
        return new Receipt.Delivered(null);
    }

    /** What is logged of one alert. */
    static String line(Message message, Item item) {
        var line = new StringJoiner(" ");
        line.add("alert theme=" + quoted(item.theme()));
        line.add("severity=" + item.severity().word());
        line.add("change=" + quoted(item.change()));
        line.add("title=" + quoted(item.title()));
        var link = item.link();
        if (link != null) {
            line.add("url=" + link.url());
        }
        line.add("publishers=" + quoted(item.publishers()));
        line.add("time=" + quoted(item.time()));
        line.add("languages=" + quoted(item.languages()));
        for (var clause : item.clauses()) {
            for (var quote : clause.quotes()) {
                line.add("evidence=" + quoted(clause.name() + ": " + quote.text()));
            }
        }
        line.add("missed=" + quoted(String.join(", ", item.missed())));
        line.add("receiver=" + quoted(Plain.line(message.receiver())));
        line.add("notification=" + quoted(Plain.line(message.id())));
        return line.toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
