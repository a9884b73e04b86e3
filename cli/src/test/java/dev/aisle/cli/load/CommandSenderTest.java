package dev.aisle.cli.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisle.contracts.json.Json;
import dev.aisle.contracts.receipt.Code;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class CommandSenderTest {
    private static final LoadConfig CONFIG = new LoadConfig(2, 10, 40, Duration.ofSeconds(5), 4);

    @Test
    void everyCommandIsCountedOnceByItsCode() throws Exception {
        try (var server = new FakeCommandSide();
                var sender = sender(server)) {
            sendAll(sender, commands(95));

            assertThat(sender.statistics().report().byCode())
                    .containsExactly(Map.entry(Code.ACCEPTED, 95L));
            assertThat(server.received()).hasSize(95);
            assertThat(server.batches).allSatisfy(batch -> assertThat(batch).hasSizeLessThan(11));
        }
    }

    @Test
    void commandsOfOneKeyArriveInTheOrderInWhichTheyWereSent() throws Exception {
        try (var server = new FakeCommandSide();
                var sender = sender(server)) {
            server.nextBehaviours.add(FakeCommandSide.status(503, "0"));
            server.nextBehaviours.add(FakeCommandSide.cutAfter(0));
            var commands = commands(200);
            sendAll(sender, commands);

            var firsts = new LinkedHashMap<String, List<String>>();
            server.received().stream()
                    .distinct()
                    .forEach(
                            line ->
                                    firsts.computeIfAbsent(keyOf(line), _ -> new ArrayList<>())
                                            .add(line));
            firsts.forEach(
                    (key, lines) ->
                            assertThat(lines)
                                    .isEqualTo(
                                            commands.stream()
                                                    .filter(c -> c.orderKey().equals(key))
                                                    .map(OutgoingCommand::json)
                                                    .toList()));
        }
    }

    @Test
    void aServerThatIsBusyIsAskedAgainWithTheSameBytes() throws Exception {
        try (var server = new FakeCommandSide();
                var sender = sender(server)) {
            server.nextBehaviours.add(FakeCommandSide.status(429, "0"));
            server.nextBehaviours.add(FakeCommandSide.status(503, "0"));
            sendAll(sender, commands(1));

            assertThat(server.received()).hasSize(3);
            assertThat(server.received()).containsOnly(server.received().getFirst());
            assertThat(sender.statistics().report().count(Code.ACCEPTED)).isEqualTo(1);
            assertThat(sender.statistics().report().retried()).isEqualTo(2);
        }
    }

    @Test
    void onlyWhatHasNoReceiptIsSentAgainAfterTheConnectionWasCut() throws Exception {
        try (var server = new FakeCommandSide();
                var sender = sender(server, new LoadConfig(1, 10, 10, Duration.ofSeconds(5), 4))) {
            server.nextBehaviours.add(FakeCommandSide.status(503, "0"));
            var commands = commands(10);
            server.nextBehaviours.add(FakeCommandSide.cutAfter(1));
            sendAll(sender, commands);

            assertThat(sender.statistics().report().count(Code.ACCEPTED)).isEqualTo(10);
            var last = server.batches.getLast();
            assertThat(last).doesNotContain(commands.getFirst().json());
        }
    }

    @Test
    void aReceiptThatSaysNotNowIsNoFinalOne() throws Exception {
        try (var server = new FakeCommandSide();
                var sender = sender(server)) {
            server.nextBehaviours.add(FakeCommandSide.answering(Code.OVERLOADED));
            sendAll(sender, commands(1));

            assertThat(sender.statistics().report().byCode())
                    .containsExactly(Map.entry(Code.ACCEPTED, 1L));
        }
    }

    @Test
    void aRefusalIsFinalAndKeptWithAnExample() throws Exception {
        try (var server = new FakeCommandSide();
                var sender = sender(server)) {
            server.nextBehaviours.add(FakeCommandSide.answering(Code.MALFORMED));
            sendAll(sender, commands(1));

            var report = sender.statistics().report();
            assertThat(report.byCode()).containsExactly(Map.entry(Code.MALFORMED, 1L));
            assertThat(report.examples())
                    .containsExactly(
                            Map.entry(new Outcome("RecordSale", Code.MALFORMED, ""), "as told"));
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void whatNeverGetsAReceiptIsGivenUpAndSaidSo() throws Exception {
        try (var server = new FakeCommandSide();
                var sender = sender(server)) {
            IntStream.range(0, 4)
                    .forEach(_ -> server.nextBehaviours.add(FakeCommandSide.status(503, "0")));
            sendAll(sender, commands(1));

            var report = sender.statistics().report();
            assertThat(report.byCode()).containsExactly(Map.entry(Code.UNAVAILABLE, 1L));
            assertThat(report.isComplete()).isFalse();
        }
    }

    @Test
    void aServerThatIsNoCommandSideEndsTheLoadAndSaysWhy() throws Exception {
        try (var server = new FakeCommandSide();
                var sender = sender(server)) {
            IntStream.range(0, 40)
                    .forEach(_ -> server.nextBehaviours.add(FakeCommandSide.status(404, "0")));

            assertThatThrownBy(() -> sendAll(sender, commands(300)))
                    .isInstanceOf(LoadStoppedException.class)
                    .hasMessageContaining("/v1/batches answered 404");
        }
    }

    @Test
    void acknowledgedCommandsAreWrittenDown(@TempDir Path folder) throws Exception {
        var file = folder.resolve("acknowledged.ndjson");
        var commands = commands(2);
        try (var server = new FakeCommandSide();
                var kept = AcknowledgedFile.at(file);
                var sender =
                        new CommandSender(
                                server.url(),
                                new LoadConfig(1, 1, 10, Duration.ofSeconds(5), 4),
                                kept)) {
            server.nextBehaviours.add(FakeCommandSide.answering(Code.MALFORMED));
            sendAll(sender, commands);
        }

        var lines = Files.readAllLines(file);
        assertThat(lines).hasSize(1);
        var line = Json.STRICT.readValue(lines.getFirst(), AcknowledgedFile.Line.class);
        assertThat(line.id()).isEqualTo(commands.getLast().id());
        assertThat(line.version()).isEqualTo(1);
    }

    private static CommandSender sender(FakeCommandSide server) {
        return sender(server, CONFIG);
    }

    private static CommandSender sender(FakeCommandSide server, LoadConfig config) {
        return new CommandSender(server.url(), config, AcknowledgedFile.NONE);
    }

    private static void sendAll(CommandSender sender, List<OutgoingCommand> commands)
            throws InterruptedException {
        for (var command : commands) {
            sender.send(command);
        }
        sender.drain();
    }

    private static List<OutgoingCommand> commands(int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        i -> {
                            var id = new UUID(0, i);
                            var key = "SKU-" + i % 7;
                            return new OutgoingCommand(
                                    id,
                                    "RecordSale",
                                    key,
                                    "{\"id\":\"%s\",\"sku\":\"%s\"}".formatted(id, key));
                        })
                .toList();
    }

    private static String keyOf(String line) {
        return line.replaceAll(".*\"sku\":\"([^\"]*)\".*", "$1");
    }
}
