package dev.aisle.command.batch;

import dev.aisle.contracts.command.MalformedCommandException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a request for a batch says beside its body.
///
/// @param ordered `?ordered=true`: receipts in the order of the lines
/// @param dryRun `?dryRun=true`: nothing takes effect
/// @param packed `Content-Encoding: gzip`
/// @param async `Prefer: respond-async` (RFC 7240)
/// @param idempotencyKey `Idempotency-Key`: a repeated upload is the same batch
record BatchOptions(
        boolean ordered,
        boolean dryRun,
        boolean packed,
        boolean async,
        @Nullable String idempotencyKey) {
    private static final int KEY_LENGTH_MAX = 128;

    static BatchOptions of(HttpServerRequest request) throws MalformedCommandException {
        for (var name : request.params().names()) {
            if (!name.equals("ordered") && !name.equals("dryRun")) {
                throw new MalformedCommandException(name, "is no parameter of a batch");
            }
        }
        var prefer = request.getHeader("Prefer");
        return new BatchOptions(
                flag(request, "ordered"),
                flag(request, "dryRun"),
                isPacked(request),
                prefer != null && prefer.toLowerCase(Locale.ROOT).contains("respond-async"),
                key(request));
    }

    private static boolean flag(HttpServerRequest request, String name)
            throws MalformedCommandException {
        return switch (request.getParam(name)) {
            case null -> false;
            case "true" -> true;
            case "false" -> false;
            default -> throw new MalformedCommandException(name, "is true or false");
        };
    }

    private static boolean isPacked(HttpServerRequest request) throws MalformedCommandException {
        var encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        return switch (encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT)) {
            case "identity" -> false;
            case "gzip", "x-gzip" -> true;
            default ->
                    throw new MalformedCommandException("Content-Encoding", "is gzip, or absent");
        };
    }

    private static @Nullable String key(HttpServerRequest request)
            throws MalformedCommandException {
        var key = request.getHeader("Idempotency-Key");
        if (key == null) {
            return null;
        }
        boolean printable = key.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
        if (key.isBlank() || key.length() > KEY_LENGTH_MAX || !printable) {
            throw new MalformedCommandException(
                    "Idempotency-Key", "is 1 to 128 printable ASCII characters");
        }
        return key;
    }
}
