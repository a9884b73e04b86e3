package dev.aisle.command.rest;

import dev.aisle.contracts.command.MalformedCommandException;
import dev.aisle.contracts.command.SourceVersion;
import dev.aisle.contracts.json.InstantText;
import dev.aisle.contracts.json.JsonFault;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a request says beside its path and body: the conditions of the command's envelope.
///
/// @param expectedVersion `If-Match: "7"` is 7, `If-None-Match: *` is 0
/// @param idempotencyKey `Idempotency-Key`
/// @param source `Aisle-Source`, see [SourceHeader]
/// @param occurredAt `Aisle-Occurred-At`, RFC 3339
/// @param actor `Aisle-Actor`
/// @param correlationId `Aisle-Correlation-Id`
/// @param dryRun `?dryRun=true`
/// @param isAsync `Prefer: respond-async` (RFC 7240)
record Conditions(
        @Nullable Long expectedVersion,
        @Nullable String idempotencyKey,
        @Nullable SourceVersion source,
        @Nullable Instant occurredAt,
        @Nullable String actor,
        @Nullable String correlationId,
        boolean dryRun,
        boolean isAsync) {
    private static final int TEXT_LENGTH_MAX = 128;
    private static final String DRY_RUN = "dryRun";
    private static final String ETAG_EXPECTED = "one version in quotes, such as \"7\"";

    static Conditions of(Asked asked) throws MalformedCommandException {
        return new Conditions(
                expectedVersion(asked.ifMatch, asked.ifNoneMatch),
                text("Idempotency-Key", asked.idempotencyKey),
                asked.source == null ? null : SourceHeader.parse(asked.source),
                asked.occurredAt == null ? null : instant("Aisle-Occurred-At", asked.occurredAt),
                text("Aisle-Actor", asked.actor),
                text("Aisle-Correlation-Id", asked.correlationId),
                isDryRun(asked),
                isAsync(asked.prefer));
    }

    private static @Nullable Long expectedVersion(
            @Nullable String match, @Nullable String noneMatch) throws MalformedCommandException {
        if (noneMatch != null) {
            if (!noneMatch.strip().equals("*") || match != null) {
                throw new MalformedCommandException(
                        HttpHeaders.IF_NONE_MATCH, "is *, without If-Match");
            }
            return 0L;
        }
        return match == null ? null : version(match.strip());
    }

    private static long version(String etag) throws MalformedCommandException {
        if (!etag.matches("\"[0-9]{1,15}\"")) {
            throw new MalformedCommandException(HttpHeaders.IF_MATCH, "is " + ETAG_EXPECTED);
        }
        return Long.parseLong(etag.substring(1, etag.length() - 1));
    }

    private static @Nullable String text(String name, @Nullable String text)
            throws MalformedCommandException {
        if (text == null) {
            return null;
        }
        boolean printable = text.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
        if (text.isBlank() || text.length() > TEXT_LENGTH_MAX || !printable) {
            throw new MalformedCommandException(name, "is 1 to 128 printable ASCII characters");
        }
        return text;
    }

    static Instant instant(String name, String text) throws MalformedCommandException {
        try {
            return InstantText.parse(text);
        } catch (DateTimeException e) {
            throw new MalformedCommandException(name, "is " + JsonFault.INSTANT);
        }
    }

    private static boolean isDryRun(Asked asked) throws MalformedCommandException {
        if (asked.uri != null) {
            for (var parameter : asked.uri.getQueryParameters().keySet()) {
                if (!parameter.equals(DRY_RUN)) {
                    throw new MalformedCommandException(parameter, "is no parameter of a command");
                }
            }
        }
        return switch (asked.dryRun) {
            case null -> false;
            case "true" -> true;
            case "false" -> false;
            default -> throw new MalformedCommandException(DRY_RUN, "is true or false");
        };
    }

    private static boolean isAsync(@Nullable String prefer) {
        return prefer != null && prefer.toLowerCase(Locale.ROOT).contains("respond-async");
    }
}
