package dev.aisle.command.promotion.past;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// What was given away on a product, and when.
///
/// @param promotions all that ran during the last [#KEPT], whether they concern the product or not; not to be
///     changed
/// @param asOf until when they were read: of what was recorded before it, all is there
public record PastOffers(
        Collection<PromotionHistory> promotions, PastProduct product, Instant asOf) {
    /// A month of any calendar, and the hour by which clocks change.
    public static final Duration KEPT = Duration.ofDays(32);

    /// No promotion ever.
    public static final PastOffers NONE =
            new PastOffers(List.of(), PastProduct.UNKNOWN, Instant.EPOCH);
}
