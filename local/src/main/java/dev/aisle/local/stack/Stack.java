package dev.aisle.local.stack;

import dev.aisle.local.Topics;
import dev.aisle.local.process.ChildProcess;
import dev.aisle.local.process.Folders;
import dev.aisle.local.process.ProcessSpec;
import dev.aisle.local.process.Together;
import dev.aisle.local.server.CassandraServer;
import dev.aisle.local.server.KafkaServer;
import dev.aisle.local.server.Launch;
import dev.aisle.local.server.LocalServer;
import dev.aisle.local.server.Ports;
import dev.aisle.local.server.PostgresDatabase;
import dev.aisle.local.server.PostgresServer;
import dev.aisle.local.server.RedisServer;
import dev.aisle.local.server.ServerFailure;
import dev.aisle.local.server.ServerFiles;
import dev.aisle.local.stack.PartStatus.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Servers and applications as child processes, which outlive this JVM. Everything about them
/// is kept in the folder [StackSettings#state()], so that a stack that one JVM started is seen, broken and
/// stopped by another.
public final class Stack {

    private static final String DATABASE = "aisle";
    private static final Duration SERVER_WITHIN = Duration.ofSeconds(120);
    private static final Duration APPLICATION_WITHIN = Duration.ofSeconds(120);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

    private final StackSettings settings;
    private final ServerFiles files;
    private final Addresses addresses;

    public Stack(StackSettings settings) {
        this.settings = settings;
        this.files = new ServerFiles(settings.root(), settings.state());
        this.addresses = new Addresses(settings.ports(), DATABASE);
    }

    public Addresses addresses() {
        return addresses;
    }

    /// Which server has which buckets, as `aisle.shards.list` says it; blank where one has all.
    public String shardsList() {
        return addresses.shardsList(settings.shards(), settings.bucketCount());
    }

    /// Another instance of an application, on free ports of its own and not started yet. Whoever asks for
    /// it ends it; `down` doesn't.
    ///
    /// @param number from 2, for its log and pid file: `relay-2`
    /// @param environment over that of the stack
    public Replica replica(Part application, int number, Map<String, String> environment) {
        var ports = Ports.free(3);
        var all = new HashMap<>(settings.environment());
        if (application == Part.COMMAND_SIDE) {
            all.put("QUARKUS_GRPC_SERVER_PORT", ports.get(2).toString());
        }
        all.putAll(environment);
        return new Replica(
                new ApplicationProcess(
                        settings,
                        addresses,
                        application,
                        application.label() + "-" + number,
                        ports.get(0),
                        ports.get(1),
                        all));
    }

    /// What this stack has of all parts.
    public List<Part> parts() {
        return Arrays.stream(Part.values())
                .filter(part -> part != Part.POSTGRES_2 || settings.shards() > 1)
                .toList();
    }

    private List<Part> servers() {
        return parts().stream().filter(part -> !part.isApplication()).toList();
    }

    /// Starts everything: the servers at once, with schema and topics, then the applications at once.
    ///
    /// @throws ServerFailure if something cannot be had, saying which and what to do; all that was started
    ///     is stopped again
    public void up(StackProgress progress) {
        Part.applications().forEach(part -> application(part).requireBuilt());
        settings.ports()
                .listeners(settings.shards())
                .forEach((port, name) -> Ports.requireFree(name, port));
        upServers(progress);
        orStopAll(() -> Together.run(starts(Part.applications(), progress)));
    }

    /// Starts the servers, with schema and topics, and no application.
    public void upServers(StackProgress progress) {
        orStopAll(() -> Together.run(starts(servers(), progress)));
    }

    /// Stops the applications, then the servers; whoever has not ended after 10 s is killed.
    public void down(StackProgress progress) {
        stopAll(Part.applications(), progress);
        stopAll(servers(), progress);
    }

    /// Deletes the data, the logs and the rest of the state.
    ///
    /// @throws ServerFailure if something still runs
    public void deleteState() {
        var running = servers().stream().filter(part -> find(part).isPresent()).findFirst();
        if (running.isPresent()) {
            throw new ServerFailure(running.get().label() + " still runs: ./aisle down stops it");
        }
        Folders.delete(settings.state());
    }

    /// Starts one part and waits until it is ready.
    public void start(Part part) {
        if (part.isApplication()) {
            var application = application(part);
            Launch.start(application.spec(), application::isReady, APPLICATION_WITHIN);
        } else {
            Launch.start(server(part), SERVER_WITHIN);
        }
    }

    /// Asks one part to end, and kills it after 10 s.
    ///
    /// @return whether it ended by itself
    public boolean stop(Part part) {
        var stopped = find(part).map(child -> child.stop(STOP_WITHIN)).orElse(true);
        forget(part);
        return stopped;
    }

    public void restart(Part part) {
        stop(part);
        start(part);
    }

    /// `kill -9` to one part and its children.
    ///
    /// @throws ServerFailure if it does not run
    public void kill(Part part) {
        require(part).kill();
    }

    /// SIGSTOP to one part: it keeps its connections and does nothing.
    public void freeze(Part part) {
        require(part).tree().freeze();
    }

    /// SIGCONT to one part.
    public void thaw(Part part) {
        require(part).tree().thaw();
    }

    /// How every part is, within some seconds.
    public List<PartStatus> status() {
        return Together.call(
                parts().stream()
                        .<Callable<PartStatus>>map(
                                part -> () -> new PartStatus(part, addresses.of(part), state(part)))
                        .toList());
    }

    /// Whether a process of this stack runs.
    public boolean isAnyAlive() {
        return parts().stream().anyMatch(part -> find(part).isPresent());
    }

    /// The parts whose processes have ended without having been asked to.
    public List<Part> dead() {
        return parts().stream()
                .filter(part -> Files.exists(files.pidFile(part.label())) && find(part).isEmpty())
                .toList();
    }

    public Path log(Part part) {
        return files.log(part.label());
    }

    private State state(Part part) {
        if (find(part).isEmpty()) {
            return Files.exists(files.pidFile(part.label())) ? State.DIED : State.STOPPED;
        }
        var ready = part.isApplication() ? application(part).isReady() : server(part).answers();
        return ready ? State.RUNNING : State.UNREADY;
    }

    private void orStopAll(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            down(StackProgress.SILENT);
            throw e;
        }
    }

    private List<Runnable> starts(List<Part> parts, StackProgress progress) {
        return parts.stream().<Runnable>map(part -> () -> startAndPrepare(part, progress)).toList();
    }

    /// What a server must hold is put there as soon as it answers, while slower ones still start.
    private void startAndPrepare(Part part, StackProgress progress) {
        timed(part.label() + " is ready", progress, () -> start(part));
        if (part == Part.POSTGRES) {
            timed("schema of the event store", progress, () -> migrate(part));
        } else if (part == Part.POSTGRES_2) {
            timed("schema of the second shard", progress, () -> migrate(part));
        } else if (part == Part.KAFKA) {
            timed("topics", progress, this::createTopics);
        }
    }

    private void stopAll(List<Part> parts, StackProgress progress) {
        Together.run(
                parts.stream()
                        .filter(part -> find(part).isPresent())
                        .<Runnable>map(
                                part ->
                                        () ->
                                                timed(
                                                        part.label() + " is stopped",
                                                        progress,
                                                        () -> stop(part)))
                        .toList());
        parts.forEach(this::forget);
    }

    private void createTopics() {
        Topics.create(
                addresses.kafkaBootstrapServers(), settings.installation(), settings.bucketCount());
    }

    private void migrate(Part postgres) {
        PostgresDatabase.createIfAbsent("localhost", server(postgres).port(), DATABASE);
        try {
            settings.migration()
                    .migrate(
                            "jdbc:" + addresses.of(postgres),
                            addresses.postgresUser(),
                            addresses.postgresPassword());
        } catch (Exception e) {
            throw new IllegalStateException("The schema cannot be migrated: " + e.getMessage(), e);
        }
    }

    private static void timed(String step, StackProgress progress, Runnable work) {
        var start = System.nanoTime();
        work.run();
        progress.done(step, Duration.ofNanos(System.nanoTime() - start));
    }

    private ChildProcess require(Part part) {
        return find(part).orElseThrow(() -> new ServerFailure(part.label() + " does not run"));
    }

    private Optional<ChildProcess> find(Part part) {
        // Without a pid file the spec is not asked for: it may take files that are not built yet.
        return Files.exists(files.pidFile(part.label()))
                ? ChildProcess.find(spec(part))
                : Optional.empty();
    }

    private void forget(Part part) {
        try {
            Files.deleteIfExists(files.pidFile(part.label()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessSpec spec(Part part) {
        return part.isApplication() ? application(part).spec() : server(part).spec();
    }

    private ApplicationProcess application(Part part) {
        return new ApplicationProcess(
                settings,
                addresses,
                part,
                part.label(),
                settings.ports().http(part),
                settings.ports().management(part),
                settings.environment());
    }

    private LocalServer server(Part part) {
        var ports = settings.ports();
        return switch (part) {
            case POSTGRES -> new PostgresServer(files, ports.postgres());
            case POSTGRES_2 -> new PostgresServer(files, part.label(), ports.postgres2());
            case KAFKA -> new KafkaServer(files, ports.kafka(), ports.kafkaController());
            case REDIS -> new RedisServer(files, ports.redis());
            case CASSANDRA -> new CassandraServer(files, ports.cql(), ports.cassandraStorage());
            case COMMAND_SIDE, RELAY, PROJECTIONS, QUERY_SIDE ->
                    throw new IllegalArgumentException(part.label() + " is no server");
        };
    }
}
