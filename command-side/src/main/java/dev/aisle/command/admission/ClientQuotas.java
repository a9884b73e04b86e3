package dev.aisle.command.admission;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// The token buckets of the clients seen so far.
final class ClientQuotas {
    /// Beyond them, those who come new share one bucket until others have been quiet for a while.
    static final int CLIENTS_MAX = 10_000;

    private static final String THE_OTHERS = "";

    private final Quotas quotas;
    private final LongSupplier nanoTime;
    private final ConcurrentHashMap<String, TokenBucket> buckets = new ConcurrentHashMap<>();

    ClientQuotas(Quotas quotas, LongSupplier nanoTime) {
        this.quotas = quotas;
        this.nanoTime = nanoTime;
    }

    TokenBucket of(String client) {
        var bucket = buckets.get(client);
        var quota = quotas.of(client);
        return bucket != null && bucket.quota().equals(quota) ? bucket : open(client, quota);
    }

    int size() {
        return buckets.size();
    }

    private TokenBucket open(String client, Quota quota) {
        if (buckets.size() >= CLIENTS_MAX) {
            // A full bucket remembers nothing.
            buckets.values().removeIf(TokenBucket::isFull);
        }
        var name = buckets.size() < CLIENTS_MAX ? client : THE_OTHERS;
        return buckets.compute(
                name,
                (_, present) ->
                        present != null && present.quota().equals(quota)
                                ? present
                                : new TokenBucket(quota, nanoTime));
    }
}
