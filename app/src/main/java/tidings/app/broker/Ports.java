package tidings.app.broker;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import tidings.app.problem.Problem;

/**
 * The two ports of the local broker: for clients, and for its controller. They stay the same from one start to the next
 * if they can, so that clients which were told an address find it again. New ones lie outside the range from which outgoing
 * connections take theirs: one of those could hold the port while the program is down, and the restart would have to
 * move.
 *
 * @param clients where clients connect
 * @param controller where the broker's own controller listens
 */
record Ports(int clients, int controller) {
    private static final String FILE = "ports";

    /** Below the ports from which systems take those of outgoing connections: 32768 and up on Linux. */
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 29_999;
    private static final int TRIES = 50;

    /**
     * Finds ports that are free now.
     *
     * @param directory where the ports of last time are written
     * @param wanted the clients' port, or 0 for any
     * @throws Problem if the wanted port is taken
     */
    static Ports choose(Path directory, int wanted) throws IOException {
        var last = last(directory.resolve(FILE));
        var taken = new HashSet<Integer>();
        var clients = wanted > 0 ? free(wanted) : freeOr(last.clients, taken);
        taken.add(clients);
        var ports = new Ports(clients, freeOr(last.controller, taken));
        Files.writeString(directory.resolve(FILE), ports.clients + " " + ports.controller + "\n");
        return ports;
    }

    private static Ports last(Path file) throws IOException {
        if (!Files.exists(file)) {
            return new Ports(0, 0);
        }
        var words = Files.readString(file).strip().split(" ");
        try {
            return new Ports(Integer.parseInt(words[0]), Integer.parseInt(words[words.length - 1]));
        } catch (NumberFormatException e) {
            return new Ports(0, 0); // a crash cut the file short: any port will do
        }
    }

    private static int free(int port) throws IOException {
        try {
            return bind(port);
        } catch (BindException e) {
            throw new Problem(
                    "Port " + port + " on 127.0.0.1 is taken: set kafka.port to another one, or to 0 for any free one",
                    e);
        }
    }

    private static int freeOr(int preferred, Set<Integer> taken) throws IOException {
        var port = preferred;
        for (var tries = 0; tries < TRIES; tries++) {
            try {
                if (port > 0 && !taken.contains(port)) {
                    return bind(port);
                }
            } catch (BindException e) {
                // somebody has it: the next one
            }
            port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST + 1);
        }
        return bind(0);
    }

    private static int bind(int port) throws IOException {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return socket.getLocalPort();
        }
    }
}
