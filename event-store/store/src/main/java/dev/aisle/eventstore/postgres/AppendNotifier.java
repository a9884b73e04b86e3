package dev.aisle.eventstore.postgres;

import java.util.Collection;

/// Is told which buckets have grown, after the commit and beside the answer. It must not block or throw.
@FunctionalInterface
public interface AppendNotifier {
    AppendNotifier NONE = _ -> {};

    void grown(Collection<Integer> buckets);
}
