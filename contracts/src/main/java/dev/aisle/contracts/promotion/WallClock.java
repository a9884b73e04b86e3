package dev.aisle.contracts.promotion;

import dev.aisle.contracts.json.InvalidComponentException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// A date and a time of day as a clock on a wall shows them, without a zone: `2026-11-27T00:00`.
///
/// Where clocks are put forward, the times between are never shown: both ends are then the change itself.
/// Where they are put back, some times are shown twice: a beginning is the first of them, and an end the
/// second, so that a promotion is never shorter than what it says.
public final class WallClock {
    public static final String FORM =
            "(19[7-9]\\d|[2-9]\\d{3})-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])"
                    + "T([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?";

    private WallClock() {}

    /// @throws InvalidComponentException if it is no such text; null is none at all
    public static void check(String component, @Nullable String text) {
        if (text == null) {
            return;
        }
        try {
            if (text.matches(FORM)) {
                LocalDateTime.parse(text);
                return;
            }
        } catch (DateTimeException _) {
            // A thirtieth of February; answered below.
        }
        throw new InvalidComponentException(
                component, "a local date and time that there is, such as 2026-11-27T00:00");
    }

    static Instant first(String text, ZoneId zone) {
        return at(text, zone, 0);
    }

    static Instant last(String text, ZoneId zone) {
        return at(text, zone, 1);
    }

    private static Instant at(String text, ZoneId zone, int which) {
        var local = LocalDateTime.parse(text);
        var rules = zone.getRules();
        var offsets = rules.getValidOffsets(local);
        return switch (offsets.size()) {
            case 0 -> rules.getTransition(local).getInstant();
            case 1 -> local.toInstant(offsets.getFirst());
            default -> local.toInstant(offsets.get(which));
        };
    }
}
