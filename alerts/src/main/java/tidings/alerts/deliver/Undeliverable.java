package tidings.alerts.deliver;

/** Names a dead letter's kind in its headers: it could be read, and nobody took it. */
final class Undeliverable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param reason why, for people; never a secret
     */
    Undeliverable(String reason) {
        super(reason);
    }
}
