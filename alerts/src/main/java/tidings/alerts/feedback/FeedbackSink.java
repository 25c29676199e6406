package tidings.alerts.feedback;

import tidings.events.Feedback;

/** Takes feedback for good. */
public interface FeedbackSink {
    /**
     * Records feedback and returns when it is safe.
     *
     * @return false if it could not be recorded, and may be given again later
     */
    boolean record(Feedback feedback);
}
