package tidings.bench.poll;

import java.time.Duration;

/**
 * What is measured.
 *
 * @param feeds how many feeds work
 * @param perHost how many of them share a host
 * @param hostile how many others do their worst, each on a host of its own
 * @param interval from one poll of a feed to the next
 * @param every from one new item of a feed to the next
 * @param seconds how long it is measured, after each feed was polled once
 * @param validators true if the feeds' servers answer conditional requests
 */
record Plan(int feeds, int perHost, int hostile, Duration interval, Duration every, int seconds, boolean validators) {
    /** Reads what {@link #arguments} writes. */
    static Plan of(String[] arguments) {
        return new Plan(
                Integer.parseInt(arguments[0]),
                Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[2]),
                Duration.ofSeconds(Long.parseLong(arguments[3])),
                Duration.ofSeconds(Long.parseLong(arguments[4])),
                Integer.parseInt(arguments[5]),
                Boolean.parseBoolean(arguments[6]));
    }

    /** As arguments of a command line. */
    String[] arguments() {
        return (feeds + " " + perHost + " " + hostile + " " + interval.toSeconds() + " " + every.toSeconds() + " "
                        + seconds + " " + validators)
                .split(" ");
    }

    /** The loopback address of a host of feeds that work. */
    static String host(int number) {
        return "127.1." + number / 250 + "." + (number % 250 + 1);
    }

    /** The loopback address of a host that does its worst. */
    static String hostileHost(int number) {
        return "127.66." + number / 250 + "." + (number % 250 + 1);
    }

    /** How many hosts the feeds that work have. */
    int hosts() {
        return (feeds + perHost - 1) / perHost;
    }

    /** The address of a feed that works. */
    String url(int feed, int port) {
        return "http://" + host(feed / perHost) + ":" + port + "/feed/" + feed;
    }

    /** The address of a feed that does its worst. */
    String hostileUrl(int number, int port) {
        var trick = Trick.of(number);
        return (trick == Trick.HANGING_TLS ? "https" : "http") + "://" + hostileHost(number) + ":" + port + "/"
                + trick.name().toLowerCase(java.util.Locale.ROOT);
    }
}
