package dev.aisle.contracts.reference;

import dev.aisle.contracts.json.Bounds;
import dev.aisle.contracts.json.Form;
import dev.aisle.contracts.json.InvalidComponentException;
import java.time.LocalTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A way in which a region's orders reach buyers.
///
/// @param leadTimeHours from the order, or from the cut-off after it, to the buyer
/// @param cutOff local time of the region, `HH:mm`: what is ordered later counts as ordered on the next
///     day; none if left out
public record FulfilmentMethod(
        Kind kind,
        @Bounds(max = FulfilmentMethod.LEAD_TIME_HOURS_MAX) int leadTimeHours,
        @Form(FulfilmentMethod.CUT_OFF_FORM) @Nullable String cutOff) {
    public static final int LEAD_TIME_HOURS_MAX = 8_760;
    public static final String CUT_OFF_FORM = "([01]\\d|2[0-3]):[0-5]\\d";

    private static final Pattern CUT_OFF = Pattern.compile(CUT_OFF_FORM);

    public FulfilmentMethod {
        if (leadTimeHours < 0 || leadTimeHours > LEAD_TIME_HOURS_MAX) {
            throw new InvalidComponentException("leadTimeHours", "is 0 to " + LEAD_TIME_HOURS_MAX);
        }
        if (cutOff != null && !CUT_OFF.matcher(cutOff).matches()) {
            throw new InvalidComponentException("cutOff", "is a time of day, such as 17:30");
        }
    }

    public enum Kind {
        DELIVERY,
        EXPRESS,
        PICKUP
    }

    /// The cut-off as a time of day; null if there is none.
    public @Nullable LocalTime cutOffTime() {
        return cutOff == null ? null : LocalTime.parse(cutOff);
    }
}
