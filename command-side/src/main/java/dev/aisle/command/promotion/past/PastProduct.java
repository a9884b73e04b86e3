package dev.aisle.command.promotion.past;

import dev.aisle.contracts.id.PromotionId;
import dev.aisle.contracts.product.ProductDescription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What promotions look at of a product, as its own streams had it at any instant.
///
/// @param version of the product's stream, up to which this was read
/// @param listingVersion of the stream of its promotions' lists
/// @param described each from its instant on, the oldest first
/// @param listed on promotions' lists, and taken off, the oldest first
public record PastProduct(
        long version, long listingVersion, List<Described> described, List<Listed> listed) {
    public static final PastProduct UNKNOWN = new PastProduct(0, 0, List.of(), List.of());

    public PastProduct {
        described = List.copyOf(described);
        listed = List.copyOf(listed);
    }

    /// @param content that was said at the instant
    public record Described(Instant at, ProductDescription content) {}

    /// @param member false where it was taken off the list
    public record Listed(Instant at, PromotionId promotion, boolean member) {}

    /// What it was described as then; null before it was introduced.
    public @Nullable ProductDescription at(Instant at) {
        for (int i = described.size() - 1; i >= 0; i--) {
            if (!described.get(i).at().isAfter(at)) {
                return described.get(i).content();
            }
        }
        return null;
    }

    /// The promotions that listed it then.
    public List<PromotionId> listedAt(Instant at) {
        var found = new ArrayList<PromotionId>();
        for (var one : listed) {
            if (one.at().isAfter(at)) {
                break;
            }
            found.remove(one.promotion());
            if (one.member()) {
                found.add(one.promotion());
            }
        }
        return found;
    }
}
