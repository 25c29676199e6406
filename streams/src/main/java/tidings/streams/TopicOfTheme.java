package tidings.streams;

import org.apache.kafka.streams.processor.RecordContext;
import org.apache.kafka.streams.processor.TopicNameExtractor;
import tidings.events.Alert;
import tidings.events.topic.Topics;

/** Sends an alert to its theme's own topic, which exists before the theme goes live. */
record TopicOfTheme(Topics topics) implements TopicNameExtractor<String, Alert> {
    @Override
    public String extract(String story, Alert alert, RecordContext context) {
        return topics.alertsOf(alert.theme()).name();
    }

    /** As it appears in the printed topology. */
    @Override
    public String toString() {
        return topics.alertsOf("<theme>").name();
    }
}
