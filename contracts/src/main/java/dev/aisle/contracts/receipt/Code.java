package dev.aisle.contracts.receipt;

import java.util.Locale;

/// The stable codes that clients may rely on, each with its one HTTP status.
public enum Code {
    ACCEPTED(200, "The command took effect"),
    DUPLICATE(200, "The source said this before"),
    STALE_IGNORED(200, "The source has said something newer since"),
    PARKED(202, "Waits for its product to appear"),
    QUARANTINED(202, "Held for a person to look at"),
    MALFORMED(400, "The input is not what is expected"),
    CLOCK_SKEW(400, "The source's time is in the future"),
    WINDOW_INVALID(400, "The time window is not valid"),
    IDEMPOTENCY_KEY_REQUIRED(400, "A repeat of this command would do harm, so it needs a key"),
    UNAUTHENTICATED(401, "Who asks is not known"),
    FORBIDDEN(403, "Who asks may not do this"),
    NOT_FOUND(404, "There is no such thing"),
    RESERVATION_UNKNOWN(404, "There is no such reservation"),
    SOURCE_VERSION_CONFLICT(409, "Two contents of one source version"),
    VERSION_CONFLICT(409, "The stream is at another version"),
    INVALID_TRANSITION(409, "The present state does not allow this"),
    INSUFFICIENT_STOCK(409, "Not enough is available to promise"),
    RESERVATION_EXPIRED(409, "The reservation has ended by the clock"),
    CAP_EXHAUSTED(409, "The promotion's cap is used up"),
    IMPORT_GUARD_TRIPPED(409, "The import would remove too much without a confirmation"),
    IMPORT_INCOMPLETE(409, "The import has not arrived whole"),
    PAYLOAD_TOO_LARGE(413, "The input is too large"),
    BATCH_TOO_LARGE(413, "The batch has too many entries"),
    SOURCE_UNKNOWN(422, "The source is not defined"),
    ZONE_UNKNOWN(422, "The zone is not defined"),
    LOCATION_UNKNOWN(422, "The location is not defined"),
    CURRENCY_MISMATCH(422, "The money is not in the zone's currency and scale"),
    PRICE_GUARDRAIL(422, "The price change is beyond the guard rail"),
    REDUCTION_BASE_WRONG(422, "The reduction is not computed on the lowest prior price"),
    COUNT_TOO_OLD(422, "The count is older than the movements that are kept"),
    IDEMPOTENCY_KEY_REUSED(422, "The idempotency key was used for another command"),
    IDEMPOTENCY_KEY_EXPIRED(422, "The command reached us longer ago than keys are kept"),
    QUERY_TOO_COMPLEX(422, "The query asks for too much"),
    RATE_LIMITED(429, "The client's quota is used up"),
    OVERLOADED(503, "More work arrives than can be done"),
    UNAVAILABLE(503, "A server that is needed does not answer"),
    READ_ONLY(503, "The installation takes no commands now"),
    VIEW_BEHIND(503, "The views have not reached the token in time"),
    DEADLINE_EXCEEDED(504, "The command was not decided in time, and has no effect");

    private final int status;
    private final String title;

    Code(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /// The HTTP status that goes with the code.
    public int status() {
        return status;
    }

    /// What the code means, in words for people.
    public String title() {
        return title;
    }

    /// The problem type (RFC 9457), such as `urn:aisle:problem:insufficient-stock`.
    public String problemType() {
        return "urn:aisle:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether the same command may succeed later without a change.
    public boolean isTransient() {
        return status == 429 || status >= 500;
    }

    /// Whether a problem explains the code.
    public boolean isProblem() {
        return status >= 400;
    }
}
