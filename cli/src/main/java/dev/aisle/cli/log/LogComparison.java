package dev.aisle.cli.log;

import dev.aisle.cli.log.BucketState.Verdict;
import dev.aisle.cli.log.kafka.PublishedEvent;
import dev.aisle.cli.log.kafka.PublishedLog;
import dev.aisle.cli.log.kafka.PublishedLog.End;
import dev.aisle.eventstore.EventLog;
import dev.aisle.eventstore.StoredEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Compares what was published with what the store has, by event id.
final class LogComparison {
    static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(1);

    private final PublishedLog topic;
    private final EventLog log;

    LogComparison(PublishedLog topic, EventLog log) {
        this.topic = topic;
        this.log = log;
    }

    List<BucketState> compare(Set<Integer> buckets) {
        return buckets.stream().sorted().map(this::compare).toList();
    }

    private BucketState compare(int bucket) {
        var head = log.heads(Set.of(bucket)).await().atMost(ANSWER_TIMEOUT).get(bucket);
        long stored = head == null ? -1 : head.offset();
        return switch (topic.end(bucket)) {
            case End.Untouched _ ->
                    new BucketState(bucket, -1, stored, Verdict.WHOLE, "nothing is published yet");
            case End.Emptied _ ->
                    new BucketState(
                            bucket, -1, stored, Verdict.UNKNOWN, "its partition was emptied");
            case End.Foreign foreign ->
                    new BucketState(
                            bucket,
                            -1,
                            stored,
                            Verdict.UNKNOWN,
                            "somebody else wrote record " + foreign.recordOffset());
            case End.Event end -> compare(bucket, stored, end.last());
        };
    }

    private BucketState compare(int bucket, long stored, PublishedEvent last) {
        long published = last.event().offset();
        long common = Math.min(stored, published);
        if (common >= 0) {
            var there = common == published ? last.event() : topic.at(bucket, common, last);
            var here = stored(bucket, common);
            if (there == null || here == null || !there.id().equals(here.id())) {
                return new BucketState(
                        bucket,
                        published,
                        stored,
                        Verdict.DIFFERS,
                        "the store's event at offset " + common + " is not the published one");
            }
        }
        return stored >= published
                ? new BucketState(
                        bucket, published, stored, Verdict.WHOLE, "holds all that was published")
                : new BucketState(
                        bucket,
                        published,
                        stored,
                        Verdict.LACKS,
                        "lacks the last %d published".formatted(published - stored));
    }

    private @Nullable StoredEvent stored(int bucket, long offset) {
        return log.read(Map.of(bucket, offset - 1), 1).await().atMost(ANSWER_TIMEOUT).stream()
                .findFirst()
                .orElse(null);
    }
}
