package dev.aisle.contracts.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.contracts.command.PromotionCommand.DefinePromotion;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.PromotionId;
import dev.aisle.contracts.id.SourceId;
import dev.aisle.contracts.id.ZoneId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
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

    @Test
    void aPromotionIsStillDefinedAsItFirstCouldBe() throws Exception {
        var first =
                """
                {"id":"01990000-0000-7000-8000-000000000001","type":"DefinePromotion",
                 "promotion":"bf-26","data":{"name":"Black Friday","percentOff":2500,
                 "categories":["home"],"zones":["us-east"],"from":"2026-11-27T05:00:00.000Z"}}
                """;
        assertThat(CommandCodec.decode(first.getBytes(UTF_8)).command())
                .isEqualTo(
                        DefinePromotion.percentOff(
                                new PromotionId("bf-26"),
                                "Black Friday",
                                2500,
                                List.of(new CategoryId("home")),
                                List.of(new ZoneId("us-east")),
                                Instant.parse("2026-11-27T05:00:00Z"),
                                null));
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
