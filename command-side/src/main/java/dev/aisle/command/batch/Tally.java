package dev.aisle.command.batch;

import dev.aisle.contracts.json.Json;
import dev.aisle.contracts.receipt.Code;
import io.vertx.core.buffer.Buffer;
import java.util.EnumMap;
import java.util.Map;

/// Counts receipts by code, for the last line of a batch's answer.
final class Tally {
    private final EnumMap<Code, Long> codes = new EnumMap<>(Code.class);
    private long lines;

    void count(Code code) {
        codes.merge(code, 1L, Long::sum);
        lines++;
    }

    /// `{"summary":{"lines":3,"codes":{"ACCEPTED":2,"MALFORMED":1},"complete":true}}`
    ///
    /// @param complete whether the body was read to its end
    Buffer summary(boolean complete) {
        var counts = Json.LENIENT.createObjectNode();
        for (Map.Entry<Code, Long> count : codes.entrySet()) {
            counts.put(count.getKey().name(), count.getValue());
        }
        var summary = Json.LENIENT.createObjectNode();
        summary.putObject("summary")
                .put("lines", lines)
                .put("complete", complete)
                .set("codes", counts);
        return Buffer.buffer(summary.toString());
    }
}
