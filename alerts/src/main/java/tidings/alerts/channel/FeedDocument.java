package tidings.alerts.channel;

import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import tidings.events.Notification;
import tidings.events.topic.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lays the notifications of a receiver out as a feed: Atom (RFC 4287) or JSON Feed 1.1, with the same entries. An entry's
 * id is the notification's, so that readers tell new ones.
 *
 * <p>Pure functions, safe from any thread.
 */
public final class FeedDocument {
    /** Media type of {@link #atom}. */
    public static final String ATOM = "application/atom+xml; charset=utf-8";
    /** Media type of {@link #json}. */
    public static final String JSON = "application/feed+json; charset=utf-8";

    private static final String NAMESPACE = "http://www.w3.org/2005/Atom";

    private FeedDocument() {}

    /**
     * The feed as Atom.
     *
     * @param receiver whose it is
     * @param address where it is read
     * @param notifications newest first
     */
    public static String atom(String receiver, String address, List<Notification> notifications) {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(NAMESPACE);
            element(xml, "id", "urn:tidings:receiver:" + receiver);
            element(xml, "title", title(receiver));
            element(xml, "updated", updated(notifications).toString());
            xml.writeEmptyElement("link");
            xml.writeAttribute("rel", "self");
            xml.writeAttribute("href", address);
            xml.writeStartElement("author");
            element(xml, "name", "Tidings");
            xml.writeEndElement();
            for (var notification : notifications) {
                entry(xml, notification);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            return text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a string can be written to", e);
        }
    }

    /** The feed as JSON Feed; parameters as for {@link #atom}. */
    public static String json(String receiver, String address, List<Notification> notifications) {
        ObjectNode feed = Json.mapper().createObjectNode();
        feed.put("version", "https://jsonfeed.org/version/1.1");
        feed.put("title", title(receiver)).put("feed_url", address);
        var items = feed.putArray("items");
        for (var notification : notifications) {
            var message = Message.of(notification);
            var item = items.addObject();
            item.put("id", id(notification));
            item.put("title", EmailText.subject(message));
            item.put("content_html", Html.items(message));
            item.put("date_published", notification.created().toString());
            var link = message.items().getFirst().link();
            if (link != null) {
                item.put("external_url", link.url());
            }
            var tags = item.putArray("tags");
            notification.alerts().stream()
                    .flatMap(alert -> List.of(alert.theme(), alert.severity().word()).stream())
                    .distinct()
                    .forEach(tags::add);
        }
        return Json.text(feed);
    }

    private static void entry(XMLStreamWriter xml, Notification notification) throws XMLStreamException {
        var message = Message.of(notification);
        xml.writeStartElement("entry");
        element(xml, "id", id(notification));
        element(xml, "title", EmailText.subject(message));
        element(xml, "updated", notification.created().toString());
        var link = message.items().getFirst().link();
        if (link != null) {
            xml.writeEmptyElement("link");
            xml.writeAttribute("rel", "alternate");
            xml.writeAttribute("href", link.url());
        }
        for (var term : notification.alerts().stream()
                .map(alert -> alert.theme().toLowerCase(Locale.ROOT))
                .distinct()
                .toList()) {
            xml.writeEmptyElement("category");
            xml.writeAttribute("term", term);
        }
        xml.writeStartElement("content");
        xml.writeAttribute("type", "html");
        xml.writeCharacters(Html.items(message));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private static String id(Notification notification) {
        return "urn:tidings:notification:" + notification.id();
    }

    private static String title(String receiver) {
        return "Tidings for " + receiver;
    }

    private static Instant updated(List<Notification> notifications) {
        return notifications.stream()
                .map(Notification::created)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }
}
