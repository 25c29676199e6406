package tidings.app.command;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tidings.app.broker.Running;
import tidings.app.ledger.LedgerAnswer;
import tidings.app.ledger.Peers;
import tidings.app.problem.Problem;
import tidings.app.settings.Settings;

/** {@code ledger}: where an item ended, and why. */
@Command(
        name = "ledger",
        description = {
            "Says what became of an article: each time it was seen, which themes it matched or came near to, which",
            "alerts it made, and how these were delivered. Of an address that was never seen it says which feeds of",
            "that site are polled, and how they do."
        },
        footer = {
            "",
            "An address that is not known is fetched once, to see where it leads and what the page calls itself;",
            "--no-fetch leaves that out.",
            "Example: tidings ledger 'https://example.org/news/17?utm_source=mail'"
        },
        mixinStandardHelpOptions = true)
public final class LedgerCommand implements Callable<Integer> {
    private final InstantSource clock;

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(
            names = "--at",
            paramLabel = "URL",
            description = "console of the instance to ask; by default the one that runs on the configured data-dir")
    private @Nullable String at;

    @Option(names = "--no-fetch", description = "do not fetch an address that is not known")
    private boolean noFetch;

    @Option(
            names = "--json",
            description = "one object a line: {asked, identity, articles, deliveries, suppressed, domain, feeds}")
    private boolean json;

    @Parameters(arity = "1..*", paramLabel = "URL", description = "addresses of articles, or their ids")
    private List<String> urls = List.of();

    /** Made by {@code Main}. */
    public LedgerCommand(InstantSource clock) {
        this.clock = clock;
    }

    /** Exit status 0. */
    @Override
    public Integer call() {
        var settings = config.settings();
        var console = console(settings);
        try (var peers = new Peers(settings.http().token(), clock);
                var printer = config.printer(json)) {
            var sequel = new LedgerSequel(
                    settings.alerts(),
                    config.clients(settings),
                    settings.kafka().topics(),
                    printer);
            for (var url : urls) {
                var answer = resolved(url, settings, peers, console);
                sequel.print(answer);
            }
        }
        return 0;
    }

    /** The answer for an address, or, if that is not known, for what it leads to. */
    private LedgerAnswer resolved(String url, Settings settings, Peers peers, String console) {
        var answer = ask(url, peers, console);
        if (!answer.articles().isEmpty() || noFetch || answer.identity() == null) {
            return answer;
        }
        for (var address : Lead.of(url, settings, clock)) {
            var other = ask(address, peers, console);
            if (!other.articles().isEmpty()) {
                return other;
            }
        }
        return answer;
    }

    private static LedgerAnswer ask(String url, Peers peers, String console) {
        try {
            var answer = peers.ask(console, "/ledger?url=" + Peers.parameter(url), LedgerAnswer.class);
            if (answer == null) {
                throw new Problem("The console at " + console + " has no ledger; is it an older release?");
            }
            return answer;
        } catch (Peers.NoAnswer e) {
            throw new Problem(String.valueOf(e.getMessage()), e);
        }
    }

    private String console(Settings settings) {
        if (at != null) {
            return at.replaceFirst("/+$", "");
        }
        var directory = settings.dataDir();
        var running = Running.find(directory)
                .orElseThrow(() -> new Problem("Nothing is running here (no instance on " + directory
                        + "); name an instance's console with --at http://host:port, or start it with: tidings run"));
        if (running.http() == null) {
            throw new Problem("The instance on " + directory
                    + " has no console; name another one's with --at http://host:port, or run it with the role"
                    + " console");
        }
        return running.http();
    }
}
