package dev.aisle.command.engine;

import static dev.aisle.command.engine.Instances.CALLER;
import static dev.aisle.command.engine.Instances.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.contracts.command.Command;
import dev.aisle.contracts.command.CommandCodec;
import dev.aisle.contracts.command.CommandEnvelope;
import dev.aisle.contracts.command.CommandType;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Receipt;
import dev.aisle.eventstore.StreamHistory;
import dev.aisle.eventstore.memory.InMemoryEventStore;
import dev.aisle.eventstore.memory.InMemorySelectedLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every command as its golden file has it: tried, then meant.
class DryRunTest {
    private static final Path GOLDEN =
            Path.of(
                    System.getProperty("aisle.root"),
                    "contracts/src/test/resources/golden/commands");

    /// Before the times that the golden files name.
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-11-26T12:00:00Z"));

    private final InMemoryEventStore store = new InMemoryEventStore(Instances.BUCKETS);
    private final Instances instances = new Instances();
    private Engine engine;

    @BeforeEach
    void start() {
        var shard =
                StoreShard.only(
                        store, null, new InMemorySelectedLog(store), Instances.BUCKETS.count());
        engine = instances.start(List.of(shard), TestEngineConfig.USUAL, CLOCK);
    }

    @AfterEach
    void stop() {
        instances.close();
    }

    @ParameterizedTest
    @MethodSource("offered")
    void whereNothingIsThereATryIsAnsweredAsTheCommandWouldBe(CommandType type) throws Exception {
        assertTriedAsMeant(golden(type));
    }

    @ParameterizedTest
    @MethodSource("offered")
    void inAShopATryIsAnsweredAsTheCommandWouldBe(CommandType type) throws Exception {
        for (var earlier :
                List.of(
                        CommandType.DefineZone,
                        CommandType.DefineLocation,
                        CommandType.DefineSource,
                        CommandType.IntroduceProduct,
                        CommandType.ReceiveStock)) {
            submit(golden(earlier), false, "shop");
        }
        assertTriedAsMeant(golden(type));
    }

    static List<CommandType> offered() {
        return CommandType.offered();
    }

    private void assertTriedAsMeant(Command command) {
        var before = history(command.stream());
        var tried = submit(command, true, "key");
        var again = submit(command, true, "key");
        assertThat(history(command.stream())).isEqualTo(before);
        // Had the first left its key, the command would be taken for its repeat.
        var meant = submit(command, false, "key");
        assertThat(again).usingRecursiveComparison().ignoringFields("commandId").isEqualTo(tried);
        assertThat(tried.code()).isEqualTo(meant.code());
        assertThat(tried.stream()).isEqualTo(meant.stream());
        assertThat(tried.problem()).isEqualTo(meant.problem());
        if (meant.code() == Code.PARKED) {
            return;
        }
        long changes = history(command.stream()).events().size() - before.events().size();
        assertThat(meant.version()).isEqualTo(before.version() + changes);
    }

    private Receipt submit(Command command, boolean dryRun, String key) {
        var envelope =
                new CommandEnvelope(
                        UUID.randomUUID(), typeOf(command), command, null, key, null, null, dryRun);
        var now = CLOCK.instant();
        return await(
                engine.submit(new Submission(envelope, CALLER, now, now.plusSeconds(30)))
                        .toCompletableFuture());
    }

    private StreamHistory history(StreamId stream) {
        return store.load(List.of(stream))
                .await()
                .indefinitely()
                .getOrDefault(stream, StreamHistory.NONE);
    }

    private static CommandType typeOf(Command command) {
        for (var type : CommandType.values()) {
            if (type.commandClass().isInstance(command)) {
                return type;
            }
        }
        throw new AssertionError("a command without a type: " + command);
    }

    private static Command golden(CommandType type) throws Exception {
        var json = Files.readString(GOLDEN.resolve(type + ".json"));
        return CommandCodec.decode(json.getBytes(UTF_8)).command();
    }
}
