package tidings.app.command;

import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tidings.app.Newsroom;
import tidings.app.problem.Problem;
import tidings.app.settings.Role;

/** {@code run}: the whole program, until it is stopped. */
@Command(
        name = "run",
        description = {
            "Polls feeds, matches articles, raises and delivers alerts, until stopped (Ctrl-C or SIGTERM).",
            "Without kafka.bootstrap-servers in the settings it runs a Kafka of its own."
        },
        mixinStandardHelpOptions = true)
public final class RunCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

    private final InstantSource clock;

    @Mixin
    private ConfigOption configured = new ConfigOption();

    @Option(
            names = "--roles",
            split = ",",
            paramLabel = "ROLE",
            description = "parts of the work to do: ingest, streams, alerts, console; all by default")
    private List<String> roles = List.of();

    /** Made by {@code Main}. */
    public RunCommand(InstantSource clock) {
        this.clock = clock;
    }

    /** Exit status 0 after a clean end, 1 if it could not start or go on. */
    @Override
    public Integer call() {
        var newsroom = new Newsroom(configured.settings(), roles(), clock);
        var lifespan = new Lifespan(newsroom, () -> {});
        try {
            newsroom.start();
            lifespan.await(newsroom::ready);
            LOG.info("Ready");
            lifespan.await(() -> false);
            lifespan.end(0);
            return 0;
        } catch (Problem e) {
            lifespan.end(1);
            throw e;
        }
    }

    private Set<Role> roles() {
        if (roles.isEmpty()) {
            return Role.all();
        }
        var chosen = EnumSet.noneOf(Role.class);
        try {
            roles.forEach(role -> chosen.add(Role.of(role)));
        } catch (IllegalArgumentException e) {
            throw new Problem("--roles: " + e.getMessage(), e);
        }
        return chosen;
    }
}
