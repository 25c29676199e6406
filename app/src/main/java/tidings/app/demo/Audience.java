package tidings.app.demo;

import tidings.app.demo.Receiver.Message;
import tidings.events.Alert;

/** Who watches the demonstration. Called from several threads. */
public interface Audience {
    /** An alert was raised. */
    void alert(Alert alert);

    /** A message was delivered. */
    void message(Message message);

    /** Everything has happened. */
    void summary(Outcome outcome);
}
