package dev.aisle.command.decide;

import dev.aisle.contracts.command.Command;
import dev.aisle.contracts.command.SourceVersion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A command as a decider sees it.
///
/// @param decidedAt the later of the server's clock and the stream's last decision
/// @param occurredAt the source's business time
/// @param source whose word it is, and in which order; null for a person's
public record Stamped<C extends Command>(
        C command,
        Instant decidedAt,
        @Nullable Instant occurredAt,
        @Nullable SourceVersion source,
        References references) {

    /// When what is said begins to hold: for a source's dated word the time that it names, so that an
    /// old ledger can be replayed; else now.
    public Instant effectiveAt() {
        return source != null && occurredAt != null ? occurredAt : decidedAt;
    }
}
