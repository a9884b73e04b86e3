package dev.aisle.command.batch;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/// Receipts that wait to be written, in completion order or held until those of earlier lines are there.
final class ReceiptLines {
    private final boolean ordered;
    private final ArrayDeque<Long> expected = new ArrayDeque<>();
    private final Map<Long, byte[]> early = new HashMap<>();
    private Buffer ready = Buffer.buffer();

    ReceiptLines(boolean ordered) {
        this.ordered = ordered;
    }

    void expect(long line) {
        if (ordered) {
            expected.add(line);
        }
    }

    /// @return how many receipts no longer wait for an earlier one
    int add(long line, byte[] receipt) {
        if (!ordered) {
            write(receipt);
            return 1;
        }
        early.put(line, receipt);
        int released = 0;
        while (!expected.isEmpty()) {
            var next = early.remove(expected.peek());
            if (next == null) {
                break;
            }
            expected.remove();
            write(next);
            released++;
        }
        return released;
    }

    /// What may be written now, each receipt with its newline.
    Buffer take() {
        var taken = ready;
        ready = Buffer.buffer();
        return taken;
    }

    private void write(byte[] receipt) {
        ready.appendBytes(receipt).appendByte((byte) '\n');
    }
}
