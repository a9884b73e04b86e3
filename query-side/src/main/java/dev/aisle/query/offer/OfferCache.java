package dev.aisle.query.offer;

import dev.aisle.contracts.view.RedisEntry;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/// The cache of the offer table. Fails with
/// [dev.aisle.query.row.StoreUnavailableException] only.
public interface OfferCache {
    /// The entries of keys, in their order, in one round trip; empty where there is none.
    Uni<List<Optional<RedisEntry>>> get(List<OfferKey> keys);

    /// Holds an entry for its lifetime, unless a newer one is held.
    Uni<Void> put(OfferKey key, RedisEntry entry);
}
