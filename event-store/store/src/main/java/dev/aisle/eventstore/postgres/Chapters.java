package dev.aisle.eventstore.postgres;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Has the chapters of buckets listed when they have ended, beside the appends: what is not listed yet is
/// looked up in the log itself, so nothing rests on when this happens, nor on whether it succeeds.
final class Chapters {
    private static final int CHAPTER_BITS = 13;

    /// In one call. Usually one has ended, and takes some 5 ms; where a log was restored, a few calls later
    /// all are listed.
    private static final int CHAPTERS_MAX = 8;

    private static final String LIST = "SELECT list_chapters($1::int, $2::int)";

    private final Calls calls;
    private final Set<Integer> underWay = ConcurrentHashMap.newKeySet();

    Chapters(Calls calls) {
        this.calls = calls;
    }

    /// Whether events up to `offset` ended a chapter that was not ended after `before`.
    static boolean end(long before, long offset) {
        return (before + 1) >> CHAPTER_BITS != (offset + 1) >> CHAPTER_BITS;
    }

    void list(int bucket) {
        if (underWay.add(bucket)) {
            var _ =
                    Uni.createFrom()
                            .deferred(() -> calls.call(LIST, Tuple.of(bucket, CHAPTERS_MAX)))
                            .onTermination()
                            .invoke(() -> underWay.remove(bucket))
                            .subscribe()
                            // If it fails, the end of the bucket's next chapter lists both.
                            .with(_ -> {}, _ -> {});
        }
    }
}
