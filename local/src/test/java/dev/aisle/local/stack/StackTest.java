package dev.aisle.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.contracts.Installation;
import dev.aisle.local.ProjectRoot;
import dev.aisle.local.server.PostgresConnection;
import dev.aisle.local.server.ServerFailure;
import dev.aisle.local.stack.PartStatus.State;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Over the servers alone: the applications are built after this module.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StackTest {

    private final PortPlan ports = PortPlan.free();
    private final List<String> migrated = new ArrayList<>();
    private final List<String> steps = new ArrayList<>();

    private Path state = Path.of("");
    private Stack stack = stackAt(state);

    @BeforeAll
    void start(@TempDir Path folder) {
        state = folder;
        stack = stackAt(state);
        stack.upServers((step, _) -> note(step));
    }

    @AfterAll
    void stop() {
        stack.down(StackProgress.SILENT);
    }

    @Test
    void everyServerIsReportedWhenItAnswersAndThenWhatItMustHold() {
        assertThat(steps)
                .containsExactlyInAnyOrder(
                        "postgres is ready",
                        "schema of the event store",
                        "postgres-2 is ready",
                        "schema of the second shard",
                        "kafka is ready",
                        "topics",
                        "redis is ready",
                        "cassandra is ready")
                .containsSubsequence("postgres is ready", "schema of the event store")
                .containsSubsequence("kafka is ready", "topics");
        assertThat(migrated)
                .containsExactlyInAnyOrder(
                        "jdbc:postgresql://localhost:" + ports.postgres() + "/aisle",
                        "jdbc:postgresql://localhost:" + ports.postgres2() + "/aisle");
    }

    @Test
    void theBucketsAreSharedOutBetweenTheServers() {
        assertThat(stack.shardsList())
                .isEqualTo(
                        "0-1@postgresql://localhost:%d/aisle 2-3@postgresql://localhost:%d/aisle"
                                .formatted(ports.postgres(), ports.postgres2()));
    }

    @Test
    void statusNamesEachPartWithItsAddress() {
        assertThat(stack.status())
                .extracting(PartStatus::toString)
                .contains(
                        "redis redis://localhost:" + ports.redis() + " running",
                        "query-side http://localhost:" + ports.query() + "/graphql stopped");
    }

    @Test
    void aServerThatWasKilledIsNoticedNamedAndCanBeStartedAgain() throws IOException {
        query("create table survivors (id int)", "insert into survivors values (1)");

        stack.kill(Part.POSTGRES);

        assertThat(stack.dead()).containsExactly(Part.POSTGRES);
        assertThat(states())
                .containsEntry(Part.POSTGRES, State.DIED)
                .containsEntry(Part.KAFKA, State.RUNNING);
        stack.start(Part.POSTGRES);
        assertThat(stack.dead()).isEmpty();
        assertThat(query("select id from survivors")).containsExactly("1");
    }

    @Test
    void aPostgresWhoseFirstProcessAloneWasKilledCanBeStartedAtOnce() throws IOException {
        var pidFile = state.resolve("data/postgres-2/postmaster.pid");
        long postmaster = Long.parseLong(Files.readAllLines(pidFile).getFirst());

        ProcessHandle.of(postmaster).orElseThrow().destroyForcibly();
        stack.restart(Part.POSTGRES_2);

        assertThat(states()).containsEntry(Part.POSTGRES_2, State.RUNNING);
        assertThat(Long.parseLong(Files.readAllLines(pidFile).getFirst())).isNotEqualTo(postmaster);
    }

    @Test
    void aFrozenServerIsUnreadyUntilItIsThawed() {
        stack.freeze(Part.REDIS);
        var frozen = states();
        stack.thaw(Part.REDIS);

        assertThat(frozen).containsEntry(Part.REDIS, State.UNREADY);
        assertThat(states()).containsEntry(Part.REDIS, State.RUNNING);
    }

    @Test
    void anotherProcessFindsTheSameStackByItsState() {
        var found = stackAt(state);

        assertThat(found.isAnyAlive()).isTrue();
        assertThat(found.status()).isEqualTo(stack.status());
    }

    @Test
    void theStateOfARunningStackIsNotDeleted() {
        assertThatThrownBy(stack::deleteState)
                .isInstanceOf(ServerFailure.class)
                .hasMessage("postgres still runs: ./aisle down stops it");
    }

    @Test
    void aPidFileOfAnEarlierProcessMeansDiedAndIsForgottenByDown(@TempDir Path stale)
            throws IOException {
        var stopped = stackAt(stale);
        Files.createDirectories(stale.resolve("pid"));
        // Our own process id, with the start of another process.
        Files.writeString(
                stale.resolve("pid/kafka.pid"),
                ProcessHandle.current().pid() + "@2001-01-01T00:00:00Z");

        assertThat(stopped.dead()).containsExactly(Part.KAFKA);
        stopped.down(StackProgress.SILENT);
        assertThat(stopped.dead()).isEmpty();
    }

    @Test
    void aPortThatIsTakenIsNamedWithTheOneWhoNeedsItAndAWayOut(@TempDir Path empty)
            throws IOException {
        var blocked = PortPlan.free();
        try (var _ = new ServerSocket(blocked.kafka(), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> stackAt(empty, blocked).start(Part.KAFKA))
                    .isInstanceOf(ServerFailure.class)
                    .hasMessageContaining(
                            "Port " + blocked.kafka() + ", which kafka needs, is taken")
                    .hasMessageContaining("AISLE_PORT_BASE");
        }
    }

    private Map<Part, State> states() {
        return stack.status().stream()
                .collect(Collectors.toMap(PartStatus::part, PartStatus::state));
    }

    private List<String> query(String... statements) throws IOException {
        try (var connection =
                new PostgresConnection("localhost", ports.postgres(), "postgres", "aisle")) {
            List<String> last = List.of();
            for (var statement : statements) {
                last = connection.query(statement);
            }
            return last;
        }
    }

    private synchronized void note(String step) {
        steps.add(step);
    }

    private Stack stackAt(Path folder) {
        return stackAt(folder, ports);
    }

    private Stack stackAt(Path folder, PortPlan plan) {
        return new Stack(
                new StackSettings(
                        ProjectRoot.find(),
                        folder,
                        plan,
                        new Installation("aisle"),
                        4,
                        2,
                        (url, _, _) -> migrated.add(url),
                        Map.of()));
    }
}
