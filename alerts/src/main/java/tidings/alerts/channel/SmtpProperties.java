package tidings.alerts.channel;

import java.util.Properties;
import tidings.alerts.channel.EmailSettings.Security;

/** What the mail library is told of a server. */
final class SmtpProperties {
    private SmtpProperties() {}

    /** The properties of a session: certificates are checked, and sockets are ours. */
    static Properties of(EmailSettings settings, Wires wires) {
        var properties = new Properties();
        var step = Long.toString(settings.timeout().toMillis());
        put(properties, "connectiontimeout", step);
        put(properties, "timeout", step);
        put(properties, "writetimeout", step);
        put(properties, "socketFactory.fallback", "false");
        put(properties, "sendpartial", "true");
        put(properties, "localhost", "localhost"); // and not this machine's name
        put(properties, "auth", Boolean.toString(settings.username() != null));
        put(properties, "ssl.checkserveridentity", "true");
        if (wires.unverified().contains(settings.host())) {
            put(properties, "ssl.trust", settings.host());
            put(properties, "ssl.checkserveridentity", "false");
        }
        var security = settings.security();
        put(properties, "ssl.enable", Boolean.toString(security == Security.TLS));
        put(properties, "starttls.enable", Boolean.toString(security == Security.STARTTLS));
        put(properties, "starttls.required", Boolean.toString(security == Security.STARTTLS));
        properties.put("mail.smtp.socketFactory", wires.sockets());
        return properties;
    }

    private static void put(Properties properties, String name, String value) {
        properties.put("mail.smtp." + name, value);
    }
}
