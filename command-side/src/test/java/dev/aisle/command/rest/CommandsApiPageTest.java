package dev.aisle.command.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.contracts.command.CommandCodec;
import dev.aisle.contracts.receipt.Code;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What `docs/commands-api.md` says is so; with `-Daisle.docs.write=true` its table is written anew.
class CommandsApiPageTest {
    private static final Path PAGE =
            Path.of(System.getProperty("aisle.root", ".."), "docs", "commands-api.md");
    private static final String BEGIN = "<!-- codes, written by CommandsApiPageTest -->\n";
    private static final String END = "<!-- end of codes -->";

    @Test
    void thePageHasEveryCodeWithItsStatus() throws IOException {
        var page = Files.readString(PAGE);
        int from = page.indexOf(BEGIN) + BEGIN.length();
        var written = page.substring(0, from) + codes() + page.substring(page.indexOf(END));
        if (Boolean.getBoolean("aisle.docs.write")) {
            Files.writeString(PAGE, written);
        }
        assertThat(Files.readString(PAGE))
                .as("write it anew with -Daisle.docs.write=true")
                .isEqualTo(written);
    }

    @Test
    void theEnvelopeOnThePageIsACommand() throws Exception {
        var page = Files.readString(PAGE);
        int from = page.indexOf("    {\"id\":");
        var example = page.substring(from, page.indexOf("\n\n", from));
        var envelope = CommandCodec.decode(example.strip().getBytes(StandardCharsets.UTF_8));

        assertThat(envelope.command().stream().toString()).isEqualTo("price/SKU-1/us-east");
    }

    private static String codes() {
        return Arrays.stream(Code.values())
                .map(
                        code ->
                                "| `%s` | %d | %s |\n"
                                        .formatted(code.name(), code.status(), code.title()))
                .collect(
                        Collectors.joining(
                                "", "\n| code | HTTP | means |\n| --- | --- | --- |\n", "\n"));
    }
}
