package dev.aisle.command.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.aisle.contracts.json.Json;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Problem;
import dev.aisle.contracts.receipt.Receipt;
import dev.aisle.contracts.token.ConsistencyToken;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// Makes receipts, and keeps and reads what the ledger remembers of them: code and problem. The store
/// adds version and offset, and the command that asks its own id.
final class Receipts {
    private static final byte[] ACCEPTED = written(Code.ACCEPTED, null);

    private final IntSupplier epoch;

    /// @param epoch of the log, as the control plane has it
    Receipts(IntSupplier epoch) {
        this.epoch = epoch;
    }

    Receipt of(Pending pending, Verdict verdict, long version, long offset) {
        return receipt(pending, verdict.code(), verdict.problem(), version, offset);
    }

    static Receipt refused(Pending pending, Code code, String detail) {
        return new Receipt(
                null,
                pending.commandId(),
                code,
                pending.stream(),
                null,
                null,
                Problem.of(code, detail));
    }

    static Buffer ledgerAnswer(Verdict verdict) {
        return Buffer.buffer(
                verdict.code() == Code.ACCEPTED
                        ? ACCEPTED
                        : written(verdict.code(), verdict.problem()));
    }

    /// The first answer, for a command that was sent before, perhaps under another id.
    Receipt repeated(Pending pending, Buffer ledgerAnswer, long version, long offset) {
        try {
            var first = Json.LENIENT.readValue(ledgerAnswer.getBytes(), Receipt.class);
            return receipt(pending, first.code(), first.problem(), version, offset);
        } catch (IOException e) {
            throw new IllegalStateException("a ledger answer that is no receipt", e);
        }
    }

    private Receipt receipt(
            Pending pending, Code code, @Nullable Problem problem, long version, long offset) {
        return new Receipt(
                null,
                pending.commandId(),
                code,
                code == Code.PARKED ? Parking.stream(pending) : pending.stream(),
                version,
                problem == null && offset >= 0 ? token(pending.bucket(), offset) : null,
                problem);
    }

    private String token(int bucket, long offset) {
        return ConsistencyToken.text(epoch.getAsInt(), bucket, offset);
    }

    private static byte[] written(Code code, @Nullable Problem problem) {
        try {
            return Json.LENIENT.writeValueAsBytes(
                    new Receipt(null, null, code, null, null, null, problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a receipt that can't be written as JSON", e);
        }
    }
}
