package tidings.net;

import java.util.List;
import java.util.Optional;
import javax.net.SocketFactory;

/** Sockets for other protocols than HTTP, such as SMTP, under the same guard. */
public final class GuardedSockets {

    private GuardedSockets() {}

    /**
     * Makes sockets that connect to no address which {@link AddressGuard} refuses.
     *
     * @param allow addresses that may be connected to although they are loopback, private or otherwise off limits
     */
    public static SocketFactory of(List<Cidr> allow) {
        return new GuardedSocketFactory(new AddressGuard(allow));
    }

    /** Why an address was refused, if that is what lies behind an exception; one line that names the address. */
    public static Optional<String> refusal(Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof NetFault fault && fault.reason() == Reason.REFUSED_ADDRESS) {
                return Optional.of(fault.failure().message());
            }
        }
        return Optional.empty();
    }
}
