package dev.aisle.command.batch;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How far a batch is that is answered later.
///
/// @param lines how many will have a receipt; null until the whole body is in
/// @param done how many have one
/// @param codes how many by code
/// @param finishedAt when the last line was answered; null before
@RegisterForReflection
@JsonPropertyOrder({"id", "state", "lines", "done", "codes", "startedAt", "finishedAt"})
public record BatchProgress(
        UUID id,
        State state,
        @Nullable Long lines,
        long done,
        Map<String, Long> codes,
        Instant startedAt,
        @Nullable Instant finishedAt) {
    /// An upload that was silent for longer is taken to have ended.
    public static final Duration SILENT_MAX = Duration.ofMinutes(10);

    @RegisterForReflection
    public enum State {
        /// The body is being received.
        RECEIVING,
        /// The body never came to its end. What was read of it is decided all the same; the same upload with
        /// the same key completes it.
        INCOMPLETE,
        /// The whole body is durable, and lines wait for their receipt.
        RUNNING,
        /// Every line has its receipt.
        DONE
    }

    public BatchProgress {
        codes = Map.copyOf(codes);
    }

    public static State state(@Nullable Long lines, long done, Instant touchedAt, Instant now) {
        if (lines == null) {
            return touchedAt.plus(SILENT_MAX).isAfter(now) ? State.RECEIVING : State.INCOMPLETE;
        }
        return done < lines ? State.RUNNING : State.DONE;
    }
}
