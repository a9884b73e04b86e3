package dev.aisle.contracts.promotion;

import dev.aisle.contracts.id.AudienceId;
import dev.aisle.contracts.id.ChannelId;
import dev.aisle.contracts.id.ZoneId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where, to whom and when something is priced.
///
/// @param channel null where it isn't known: what is for some channels only then doesn't apply
/// @param audience null for the public
public record PricingContext(
        ZoneId zone, @Nullable ChannelId channel, @Nullable AudienceId audience, Instant at) {
    public static PricingContext of(ZoneId zone, Instant at) {
        return new PricingContext(zone, null, null, at);
    }
}
