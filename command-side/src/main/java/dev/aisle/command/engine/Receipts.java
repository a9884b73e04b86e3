package dev.aisle.command.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.contracts.json.Json;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Problem;
import dev.aisle.contracts.receipt.Receipt;
import dev.aisle.contracts.token.ConsistencyToken;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// Makes receipts, and keeps and reads them as ledger answers, which lack what only the store knows:
/// version and offset.
final class Receipts {
    private final Buckets buckets;
    private final IntSupplier epoch;

    /// @param epoch of the log, as the control plane has it
    Receipts(Buckets buckets, IntSupplier epoch) {
        this.buckets = buckets;
        this.epoch = epoch;
    }

    Receipt of(PendingCommand command, Verdict verdict, long version, long offset) {
        return new Receipt(
                null,
                command.envelope().id(),
                verdict.code(),
                command.stream(),
                version,
                verdict.problem() == null ? token(command, offset) : null,
                verdict.problem());
    }

    static Receipt refused(PendingCommand command, Code code, String detail) {
        return new Receipt(
                null,
                command.envelope().id(),
                code,
                command.stream(),
                null,
                null,
                Problem.of(code, detail));
    }

    static Buffer ledgerAnswer(PendingCommand command, Verdict verdict) {
        try {
            return Buffer.buffer(
                    Json.LENIENT.writeValueAsBytes(
                            new Receipt(
                                    null,
                                    command.envelope().id(),
                                    verdict.code(),
                                    command.stream(),
                                    null,
                                    null,
                                    verdict.problem())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a receipt that can't be written as JSON", e);
        }
    }

    /// The first answer to a command that was sent before.
    Receipt repeated(PendingCommand command, Buffer ledgerAnswer, long version, long offset) {
        try {
            var first = Json.LENIENT.readValue(ledgerAnswer.getBytes(), Receipt.class);
            return new Receipt(
                    null,
                    command.envelope().id(),
                    first.code(),
                    first.stream(),
                    version,
                    first.problem() == null ? token(command, offset) : null,
                    first.problem());
        } catch (IOException e) {
            throw new IllegalStateException("a ledger answer that is no receipt", e);
        }
    }

    private @Nullable String token(PendingCommand command, long offset) {
        return offset < 0
                ? null
                : ConsistencyToken.of(epoch.getAsInt(), buckets.of(command.stream().key()), offset)
                        .toString();
    }
}
