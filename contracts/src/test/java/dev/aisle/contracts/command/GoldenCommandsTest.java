package dev.aisle.contracts.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.contracts.id.SourceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The files under `golden/commands/` are what senders send: one that was released is read for ever.
class GoldenCommandsTest {
    private static final Path FOLDER =
            Path.of(
                    System.getProperty("aisle.root"),
                    "contracts/src/test/resources/golden/commands");

    @ParameterizedTest
    @MethodSource("dev.aisle.contracts.command.CommandType#offered")
    void commandsAreReadFromTheirGoldenFile(CommandType type) throws Exception {
        assertThat(CommandCodec.decode(golden(type).getBytes(UTF_8))).isEqualTo(envelope(type));
    }

    @ParameterizedTest
    @MethodSource("dev.aisle.contracts.command.CommandType#offered")
    void commandsAreWrittenAsTheirGoldenFile(CommandType type) throws IOException {
        assertThat(new String(CommandCodec.encode(envelope(type)), UTF_8)).isEqualTo(golden(type));
    }

    private static CommandEnvelope envelope(CommandType type) {
        return new CommandEnvelope(
                UUID.fromString("01990000-0000-7000-8000-000000000001"),
                type,
                CommandSamples.of(type),
                7L,
                "till-9/4711",
                SourceVersion.timed(
                        new SourceId("pricing"), Instant.parse("2026-11-27T05:00:00Z"), 2),
                Instant.parse("2026-11-27T05:00:00.5Z"),
                true);
    }

    private static String golden(CommandType type) throws IOException {
        return Files.readString(FOLDER.resolve(type + ".json")).strip();
    }
}
