package dev.aisle.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aisle.contracts.json.Json;
import dev.aisle.local.stack.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A batch that is answered later, with the command side killed in the middle of it: the same id shows the
/// same totals, and every line has its one receipt.
@ExtendWith(SystemStackExtension.class)
final class BatchKillTest {
    private static final int LINES = 10_000;
    private static final int MALFORMED_EVERY = 100;
    private static final int MALFORMED = LINES / MALFORMED_EVERY;
    private static final int SKUS = 200;
    private static final Duration GOES_ON_WITHIN = Duration.ofSeconds(120);

    private final SystemStack stack;
    private final Shop shop;

    BatchKillTest(SystemStack stack) {
        this.stack = stack;
        shop = new Shop(stack.commands(), "batch-kill");
    }

    @Test
    void killedAtHalfABatchEndsWithTheSameTotalsAndOneReceiptALine() {
        shop.open();
        for (int i = 0; i < SKUS; i++) {
            shop.introduce(shop.sku(i));
        }
        var path = upload();
        await().atMost(GOES_ON_WITHIN).until(() -> done(path) > MALFORMED);
        long before = done(path);
        stack.stack().kill(Part.COMMAND_SIDE);
        assertThat(before).as("lines answered when it was killed").isLessThan(LINES);
        stack.stack().start(Part.COMMAND_SIDE);

        assertThat(done(path)).isBetween(before, (long) LINES);
        await().atMost(GOES_ON_WITHIN)
                .untilAsserted(
                        () -> assertThat(progress(path).path("state").asText()).isEqualTo("DONE"));
        hasItsTotals(progress(path));
        assertThat(linesWithReceipts(path))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, LINES).boxed().toList());
        assertThat(unitsReceived()).isEqualTo(LINES - MALFORMED);
    }

    private static void hasItsTotals(JsonNode progress) {
        assertThat(progress.path("lines").asLong()).isEqualTo(LINES);
        assertThat(progress.path("done").asLong()).isEqualTo(LINES);
        assertThat(progress.at("/codes/ACCEPTED").asLong()).isEqualTo(LINES - MALFORMED);
        assertThat(progress.at("/codes/MALFORMED").asLong()).isEqualTo(MALFORMED);
    }

    /// @return where the batch is
    private String upload() {
        var lines = new ArrayList<String>();
        for (int i = 1; i <= LINES; i++) {
            lines.add(i % MALFORMED_EVERY == 0 ? "{}" : received(i));
        }
        var answer =
                stack.commands()
                        .upload(
                                String.join("\n", lines),
                                Map.of(
                                        "Prefer",
                                        "respond-async",
                                        "Idempotency-Key",
                                        shop.prefix()));
        assertThat(answer.status()).as("%s", answer).isEqualTo(202);
        return "/v1/batches/" + answer.body().path("id").asText();
    }

    private String received(int line) {
        return "{\"id\":\"%s\",\"type\":\"ReceiveStock\",\"sku\":\"%s\",\"location\":\"%s\",\"idempotencyKey\":\"line-%d\",\"data\":{\"quantity\":1}}"
                .formatted(UUID.randomUUID(), shop.sku(line % SKUS), shop.location(), line);
    }

    private long done(String path) {
        return progress(path).path("done").asLong();
    }

    private JsonNode progress(String path) {
        return stack.commands().send("GET", path, "", Map.of()).body();
    }

    private List<Long> linesWithReceipts(String path) {
        var lines = new ArrayList<Long>();
        while (true) {
            long after = lines.isEmpty() ? 0 : lines.getLast();
            var page = stack.commands().text(path + "/receipts?limit=5000&after=" + after);
            if (page.isEmpty()) {
                return lines;
            }
            page.lines().forEach(receipt -> lines.add(line(receipt)));
        }
    }

    private static long line(String receipt) {
        try {
            return Json.LENIENT.readTree(receipt).path("line").asLong();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Of all SKUs, as the log has them: one event for each unit.
    private long unitsReceived() {
        long units = 0;
        for (int i = 0; i < SKUS; i++) {
            var stream = "/v1/streams/stock/" + shop.sku(i) + "/" + shop.location();
            units +=
                    stack.commands()
                            .send("GET", stream, "", Map.of())
                            .body()
                            .path("version")
                            .asLong();
        }
        return units;
    }
}
