package dev.aisle.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One run of some suites: its servers, started when first asked for, and what was measured.
public final class Session implements AutoCloseable {
    private static final int HEAP_MEGABYTES = 512;

    private final Path root;
    private final Rounds rounds;
    private final boolean isLong;
    private final List<String> only;
    private final BenchServers servers;
    private final List<ProcessHandle> others = new ArrayList<>();
    private final List<String> report = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private double othersShareMax;
    private boolean failed;
    private @Nullable BenchPostgres postgres;
    private @Nullable BenchPostgres keptPostgres;
    private @Nullable String kafka;
    private @Nullable String redis;

    /// @param only the comparisons to measure; all if it is empty
    Session(Path root, Rounds rounds, boolean isLong, List<String> only) throws IOException {
        this.root = root;
        this.rounds = rounds;
        this.isLong = isLong;
        this.only = List.copyOf(only);
        this.servers = BenchServers.below(root);
    }

    /// The checkout.
    public Path root() {
        return root;
    }

    /// Where a suite may keep files of its own during the run.
    public Path state() {
        return servers.state();
    }

    public Rounds rounds() {
        return rounds;
    }

    /// Whether what takes many minutes is wanted, too.
    public boolean isLong() {
        return isLong;
    }

    /// Whether it is only to be shown that things run.
    public boolean isQuick() {
        return rounds.equals(Rounds.QUICK);
    }

    public BenchPostgres postgres() {
        if (postgres == null) {
            postgres = new BenchPostgres(servers.startPostgres());
        }
        return postgres;
    }

    /// A server whose databases are there again in the next run.
    public BenchPostgres keptPostgres() {
        if (keptPostgres == null) {
            keptPostgres = new BenchPostgres(servers.startKeptPostgres());
        }
        return keptPostgres;
    }

    /// Whether a comparison is to be measured; those that aren't need no preparation.
    public boolean wants(String figure) {
        return only.isEmpty() || only.contains(figure);
    }

    /// @return bootstrap servers
    public String kafka() {
        if (kafka == null) {
            kafka = "localhost:" + servers.startKafka();
        }
        return kafka;
    }

    /// @return `redis://…`
    public String redis() {
        if (redis == null) {
            redis = "redis://localhost:" + servers.startRedis();
        }
        return redis;
    }

    /// Starts one of the applications, and returns when it is ready. It is stopped with the session.
    ///
    /// @param module its folder in the checkout
    /// @param environment its configuration, without ports
    public PackagedApplication start(String module, Map<String, String> environment) {
        return start(module, environment, HEAP_MEGABYTES);
    }

    /// @param heapMegabytes of its JVM
    public PackagedApplication start(
            String module, Map<String, String> environment, int heapMegabytes) {
        var application = new PackagedApplication(module, environment, heapMegabytes);
        servers.start(application);
        return application;
    }

    /// Stops a server or an application before the session ends.
    public void stop(String name) {
        servers.stop(name);
    }

    /// Processor time that `postgres`, `kafka` or a started application has had so far, seconds.
    public double cpuSeconds(String name) {
        return servers.cpuNanos(name) / 1e9;
    }

    /// The most memory that a server or an application has had so far, its JVM's heap and all else; 0 where
    /// the system doesn't say.
    public long residentBytesMax(String name) {
        return servers.residentBytesMax(name);
    }

    /// From now on its processor time counts as that of a server.
    public void watch(ProcessHandle process) {
        others.add(process);
    }

    /// Measures a comparison if it is wanted, prints its table, and keeps it for the record.
    public void compare(Comparison comparison) throws Exception {
        if (!wants(comparison.name())) {
            return;
        }
        var sides = comparison.sides();
        var shared = rounds.shared(sides.size());
        System.err.printf(
                "  %s: %d sides, about %d s%n",
                comparison.name(), sides.size(), shared.planned(sides.size()).toSeconds());
        for (var side : sides) {
            side.before().prepare();
            var _ = side.work().run(shared.warmUp());
        }
        var samples = new ArrayList<List<Sample>>();
        sides.forEach(_ -> samples.add(new ArrayList<>()));
        for (int round = 0; round < shared.count(); round++) {
            for (int i = 0; i < sides.size(); i++) {
                int at = round % 2 == 0 ? i : sides.size() - 1 - i;
                sides.get(at).before().prepare();
                samples.get(at)
                        .add(Meter.measure(sides.get(at).work(), shared.turn(), processes()));
            }
        }
        var result = new Result(comparison, samples);
        othersShareMax = Math.max(othersShareMax, result.othersShareMax());
        table(result.table());
        result(result.line());
    }

    /// Does a part of a suite on which no other part rests. If it fails, the rest is measured all the same,
    /// and the run fails at its end.
    public void attempt(String part, Part work) {
        try {
            work.run();
        } catch (Exception e) {
            failed = true;
            var cause = e.getCause();
            result("FAILED " + part + ": " + e + (cause == null ? "" : ": " + cause));
        }
    }

    /// A part of a suite.
    @FunctionalInterface
    public interface Part {
        void run() throws Exception;
    }

    boolean hasFailed() {
        return failed;
    }

    /// What isn't a comparison of throughputs: some lines of Markdown.
    public void table(List<String> markdown) {
        markdown.forEach(System.out::println);
        System.out.println();
        report.addAll(markdown);
        report.add("");
    }

    /// @param line `RESULT name …`
    public void result(String line) {
        System.out.println(line);
        System.out.println();
        lines.add(line);
    }

    private Map<String, List<ProcessHandle>> processes() {
        var all = servers.processes();
        if (!others.isEmpty()) {
            all.put("others", others);
        }
        return all;
    }

    List<String> lines() {
        return lines;
    }

    List<String> report() {
        return report;
    }

    double othersShareMax() {
        return othersShareMax;
    }

    /// What servers ran, with the settings that a figure rests on.
    List<String> servers() throws IOException {
        var said = new ArrayList<String>();
        if (postgres != null) {
            var text = new StringBuilder("PostgreSQL " + postgres.setting("server_version"));
            for (var name :
                    List.of(
                            "fsync",
                            "full_page_writes",
                            "synchronous_commit",
                            "shared_buffers",
                            "max_wal_size",
                            "checkpoint_timeout")) {
                text.append(String.format(Locale.ROOT, ", %s=%s", name, postgres.setting(name)));
            }
            said.add(text.toString());
        }
        if (kafka != null) {
            said.add("Kafka: one broker, full compiler, 1 GiB heap; acks=all, idempotent");
        }
        if (redis != null) {
            said.add("Redis: for the receipts' and control documents only");
        }
        return said;
    }

    @Override
    public void close() {
        servers.close();
    }
}
