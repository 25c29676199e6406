package tidings.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Optional;
import javax.net.SocketFactory;

/**
 * Makes sockets that ask the guard about the very address they are told to connect to, at that moment. Whatever a name
 * resolved to before, and however the URL spelt the address, nothing else is connected to.
 */
final class GuardedSocketFactory extends SocketFactory {

    private final AddressGuard guard;

    GuardedSocketFactory(AddressGuard guard) {
        this.guard = guard;
    }

    @Override
    public Socket createSocket() {
        return new GuardedSocket(guard);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    private Socket connected(InetSocketAddress address) throws IOException {
        Socket socket = createSocket();
        socket.connect(address);
        return socket;
    }

    private static final class GuardedSocket extends Socket {

        private final AddressGuard guard;

        GuardedSocket(AddressGuard guard) {
            // Without this, the JVM's socksProxyHost property would decide where the bytes go.
            super(Proxy.NO_PROXY);
            this.guard = guard;
        }

        @Override
        public void connect(SocketAddress endpoint) throws IOException {
            connect(endpoint, 0);
        }

        @Override
        public void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
            check(endpoint);
            super.connect(endpoint, timeoutMillis);
        }

        private void check(SocketAddress endpoint) throws NetFault {
            if (!(endpoint instanceof InetSocketAddress internet) || internet.getAddress() == null) {
                throw new NetFault(Reason.REFUSED_ADDRESS, "only a resolved internet address is connected to");
            }
            InetAddress address = internet.getAddress();
            Optional<String> refusal = guard.refusal(address);
            if (refusal.isPresent()) {
                throw new NetFault(
                        Reason.REFUSED_ADDRESS,
                        "the address " + address.getHostAddress() + " is refused (" + refusal.get()
                                + "); if it is meant, list it in net.allow");
            }
        }
    }
}
