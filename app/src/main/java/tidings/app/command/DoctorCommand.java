package tidings.app.command;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tidings.app.command.Checkup.Finding;

/** {@code doctor}: is everything there that the program needs. */
@Command(
        name = "doctor",
        description = "Checks Java, the settings, themes, feeds, disk, ports, Kafka and topics, and says what to do.",
        mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private ConfigOption configured = new ConfigOption();

    @Option(names = "--json", description = "one object a line: {what, ok, found, todo}")
    private boolean json;

    /** Exit status 0, or 1 if something needs doing. */
    @Override
    public Integer call() {
        try (var printer = Printer.standard(json)) {
            var findings = new Checkup(configured).run();
            var style = Style.of(System.getenv());
            findings.forEach(finding -> print(finding, printer, style));
            return findings.stream().allMatch(Finding::ok) ? 0 : 1;
        }
    }

    private static void print(Finding finding, Printer printer, Style style) {
        if (printer.isJson()) {
            printer.json(finding);
            return;
        }
        var sign = finding.ok() ? style.good("ok") + "       " : style.bad("problem") + "  ";
        printer.styled(sign + style.plain(finding.what() + ": " + finding.found()));
        for (var line : finding.todo() == null
                ? List.<String>of()
                : List.of(finding.todo().split("\n"))) {
            printer.styled("         " + style.plain(line));
        }
    }
}
