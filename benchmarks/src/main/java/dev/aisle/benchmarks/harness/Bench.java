package dev.aisle.benchmarks.harness;

import dev.aisle.local.ProjectRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.ServiceLoader.Provider;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./aisle bench NAME`: prints a table and a `RESULT` line for each figure, and adds them, with the
/// conditions, to `benchmarks/results/<date>-NAME.md`.
@Command(
        name = "bench",
        description = "Measures Aisle against the raw limit and against others, in one run.",
        mixinStandardHelpOptions = true)
public final class Bench implements Callable<Integer> {
    private static final int BUSY = 3;

    @Parameters(description = "micro, append, relay, engine, import, peers, or all")
    private String name = "";

    @Option(names = "--quick", description = "some seconds: shows that it runs, and is no figure")
    private boolean quick;

    @Option(names = "--long", description = "also what takes many minutes")
    private boolean isLong;

    @Option(
            names = "--anyway",
            description = "record even while others use the machine, and say so")
    private boolean anyway;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "FIGURE",
            description = "only these comparisons, such as append-50m")
    private List<String> only = List.of();

    private Bench() {}

    public static void main(String[] arguments) {
        // The engine's logger wants it so.
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        // Kafka's producer tool brings a logger of its own.
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
        Logger.getLogger("").setLevel(Level.WARNING);
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        var suites = suites();
        if (suites.isEmpty()) {
            System.err.println("There is no benchmark '" + name + "'. There are: " + names());
            return CommandLine.ExitCode.USAGE;
        }
        var rounds = quick ? Rounds.QUICK : Rounds.FULL;
        System.err.printf("Planned: %s%n", planned(suites, rounds));
        double busy = quick ? QuietMachine.look() : QuietMachine.await();
        if (busy > QuietMachine.OTHERS_MAX && !quick && !anyway) {
            System.err.printf(
                    Locale.ROOT,
                    "Others use %.0f %% of the machine. Nothing was measured; --anyway does it all the same"
                            + " and says so in the record.%n",
                    busy * 100);
            return BUSY;
        }
        boolean succeeded = true;
        for (var suite : suites) {
            succeeded &= run(suite, rounds, busy);
        }
        return succeeded ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    /// @return whether all of it succeeded
    private boolean run(Suite suite, Rounds rounds, double busy) throws Exception {
        try (var session = new Session(ProjectRoot.find(), rounds, isLong, only)) {
            session.attempt(suite.name(), () -> suite.run(session));
            var conditions = Conditions.of(session, busy);
            conditions.forEach(line -> System.out.println("- " + line));
            System.out.println();
            session.lines().forEach(System.out::println);
            if (quick) {
                System.out.println("Not recorded: a quick run is no figure.");
            } else if (!anyway && !Conditions.isQuiet(session, busy)) {
                System.out.println("Not recorded: others used the machine meanwhile.");
            } else {
                System.out.println("Recorded in " + record(suite, session, conditions));
            }
            return !session.hasFailed();
        }
    }

    private static Path record(Suite suite, Session session, List<String> conditions)
            throws IOException {
        var file =
                session.root()
                        .resolve("benchmarks/results")
                        .resolve(LocalDate.now(ZoneOffset.UTC) + "-" + suite.name() + ".md");
        var lines = new ArrayList<String>();
        lines.add("## " + suite.name() + ", " + Instant.now().truncatedTo(ChronoUnit.SECONDS));
        lines.add("");
        conditions.forEach(condition -> lines.add("- " + condition));
        lines.add("");
        lines.addAll(session.report());
        lines.add("```");
        lines.addAll(session.lines());
        lines.add("```");
        lines.add("");
        Files.createDirectories(file.getParent());
        Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return file;
    }

    private List<Suite> suites() {
        return all().stream()
                .filter(suite -> name.equals("all") || suite.name().equals(name))
                .toList();
    }

    private static String names() {
        return String.join(" ", all().stream().map(Suite::name).toList()) + " all";
    }

    private static List<Suite> all() {
        return ServiceLoader.load(Suite.class).stream()
                .map(Provider::get)
                .sorted(Comparator.comparing(Suite::name))
                .toList();
    }

    private String planned(List<Suite> suites, Rounds rounds) {
        var sum = Duration.ZERO;
        for (var suite : suites) {
            sum = sum.plus(suite.planned(rounds, isLong));
        }
        return "about %d min %02d s".formatted(sum.toMinutes(), sum.toSecondsPart());
    }
}
