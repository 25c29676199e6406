package tidings.alerts.deliver;

import tidings.alerts.channel.Channel;
import tidings.alerts.channel.Memory;
import tidings.alerts.channel.Receipt;
import tidings.events.Notification;

/**
 * Stands in for a receiver that this instance's configuration does not have. Its messages fail and are tried again like
 * any others: the receiver may be back after a mistake is mended, or be known to the instance that takes over during a
 * rolling change. After the usual time they are dead letters.
 */
record UnknownReceiver(String receiver) implements Channel {
    @Override
    public String name() {
        return "none";
    }

    @Override
    public Receipt send(Notification notification, Memory memory) {
        return new Receipt.Failed(
                Receipt.Cause.UNKNOWN_RECEIVER, true, null, "receiver " + receiver + " is not configured", null);
    }
}
