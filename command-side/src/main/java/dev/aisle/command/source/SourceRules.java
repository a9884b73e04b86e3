package dev.aisle.command.source;

import dev.aisle.command.decide.Refusal;
import dev.aisle.command.decide.Stamped;
import dev.aisle.contracts.command.SourceVersion;
import dev.aisle.contracts.event.ReferenceEvent.VersionKind;
import dev.aisle.contracts.id.Family;
import dev.aisle.contracts.receipt.Code;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether a source may say what it says: it is defined, feeds this family, counts as it declared, and
/// doesn't speak from the future.
public final class SourceRules {
    public static final Duration CLOCK_SKEW_MAX = Duration.ofMinutes(5);

    private SourceRules() {}

    /// @param clock the server's
    public static Optional<Refusal> check(Stamped<?> stamped, Instant clock) {
        var skewed = skew(stamped.occurredAt(), stamped.source(), clock);
        var version = stamped.source();
        if (version == null || skewed.isPresent()) {
            return skewed;
        }
        var family = stamped.command().stream().family();
        return defined(stamped, version, family);
    }

    private static Optional<Refusal> defined(
            Stamped<?> stamped, SourceVersion version, Family family) {
        var source = stamped.references().source();
        if (source == null || !source.families().contains(family)) {
            return Optional.of(
                    Refusal.at(
                            "source.id",
                            Code.SOURCE_UNKNOWN,
                            source == null
                                    ? "define the source first: PUT /v1/sources/" + version.id()
                                    : version.id() + " may not feed " + family.path()));
        }
        boolean timed = version.at() != null;
        return Refusal.unless(
                timed == (source.versionKind() == VersionKind.TIMESTAMP),
                "source",
                version.id() + " counts by " + (timed ? "seq, not by at" : "at, not by seq"));
    }

    private static Optional<Refusal> skew(
            @Nullable Instant occurredAt, @Nullable SourceVersion version, Instant clock) {
        var latest = clock.plus(CLOCK_SKEW_MAX);
        if (version != null && version.at() != null && version.at().isAfter(latest)) {
            return Optional.of(skewed("source.at", clock));
        }
        return occurredAt != null && occurredAt.isAfter(latest)
                ? Optional.of(skewed("occurredAt", clock))
                : Optional.empty();
    }

    private static Refusal skewed(String field, Instant clock) {
        return Refusal.at(
                field, Code.CLOCK_SKEW, "more than 5 minutes after this server's clock, " + clock);
    }
}
