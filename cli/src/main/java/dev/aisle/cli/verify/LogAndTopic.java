package dev.aisle.cli.verify;

import dev.aisle.cli.progress.ProgressListener;
import dev.aisle.cli.verify.kafka.TopicWalk;
import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.eventstore.EventLog;
import dev.aisle.eventstore.StoredEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// P2 and P3: walks every bucket of the log, and beside it the bucket's partition of the topic.
final class LogAndTopic {
    private static final Duration HEADS_TIMEOUT = Duration.ofSeconds(30);

    private final VerifyConfig config;
    private final Buckets buckets;
    private final EventLog log;
    private final String topic;
    private final ProgressListener progress;
    private final Findings findings;
    private final Tally tally;
    private final LogWalk logWalk;
    private final Ahead ahead = new Ahead();

    LogAndTopic(
            VerifyConfig config,
            LogSources sources,
            ProgressListener progress,
            Findings findings,
            Tally tally) {
        this.config = config;
        this.buckets = new Buckets(config.bucketCount());
        this.log = sources.log();
        this.topic = config.installation().eventsTopic(sources.epoch());
        this.progress = progress;
        this.findings = findings;
        this.tally = tally;
        this.logWalk = new LogWalk(sources.log(), buckets);
    }

    /// Walks a bucket of the log, handing each event to what it is given.
    @FunctionalInterface
    interface Walk {
        void run(Consumer<StoredEvent> next);
    }

    @FunctionalInterface
    interface BucketVisitor {
        void visit(int bucket, Walk walk);
    }

    /// The last offset of each bucket that has events.
    Map<Integer, Long> heads() {
        var all = IntStream.range(0, buckets.count()).boxed().collect(Collectors.toSet());
        var heads = new HashMap<Integer, Long>();
        log.heads(all)
                .await()
                .atMost(HEADS_TIMEOUT)
                .forEach((bucket, head) -> heads.put(bucket, head.offset()));
        return heads;
    }

    /// Whether the log still holds what was verified before.
    void checkSince(VerifiedOffsets since, Map<Integer, Long> heads) {
        since.buckets()
                .forEach(
                        (bucket, verified) -> {
                            var page =
                                    log.read(Map.of(bucket, verified.offset() - 1), 1)
                                            .await()
                                            .atMost(HEADS_TIMEOUT);
                            var found = page.isEmpty() ? null : page.getFirst();
                            if (found == null
                                    || found.offset() != verified.offset()
                                    || !found.id().equals(verified.id())) {
                                findings.add(
                                        new Finding(
                                                Promise.P2,
                                                Places.of(bucket, verified.offset()),
                                                "is not the log that was verified before; its head"
                                                        + " is at "
                                                        + heads.getOrDefault(bucket, -1L),
                                                "event " + verified.id(),
                                                found == null
                                                        ? "no event"
                                                        : "event " + found.id()));
                            }
                        });
    }

    void walk(VerifiedOffsets since, Map<Integer, Long> heads, BucketVisitor visitor) {
        long total =
                heads.entrySet().stream()
                        .mapToLong(head -> head.getValue() - since.offset(head.getKey()))
                        .sum();
        try (var mirror = new TopicWalk(config.kafkaBootstrapServers(), topic, log, findings)) {
            mirror.checkPartitions(config.bucketCount());
            for (int bucket = 0; bucket < buckets.count(); bucket++) {
                walkBucket(bucket, since, heads, mirror, visitor);
                progress.progressed("log and topic", tally.events, total);
            }
        }
    }

    private void walkBucket(
            int bucket,
            VerifiedOffsets since,
            Map<Integer, Long> heads,
            TopicWalk mirror,
            BucketVisitor visitor) {
        long head = heads.getOrDefault(bucket, -1L);
        long after = since.offset(bucket);
        var log = new ArrayList<LogWalk.Result>(1);
        visitor.visit(bucket, next -> log.add(logWalk.walk(bucket, after, head, findings, next)));
        var walked = log.getFirst();
        tally.events += walked.events();
        var mirrored =
                mirror.walk(
                        new TopicWalk.Stretch(
                                bucket, since.kafkaOffset(bucket), after, head, walked.digests()),
                        config.waitAtMost());
        if (mirrored.highest() > head) {
            ahead.note(Promise.P3, bucket, mirrored.highest(), "partition " + bucket);
        }
        tally.records += mirrored.records();
        tally.repeats(mirrored.repeats(), mirrored.repeatsNamed());
        var lastId = walked.lastId();
        var before = since.buckets().get(bucket);
        if (lastId != null) {
            tally.verified.put(
                    bucket, new VerifiedOffsets.Verified(head, lastId, mirrored.nextKafkaOffset()));
        } else if (before != null) {
            tally.verified.put(bucket, before);
        }
    }

    /// Walks a bucket of the log once more, and finds nothing.
    void again(int bucket, long head, Consumer<StoredEvent> next) {
        var _ = logWalk.walk(bucket, -1, head, new Findings(0), next);
    }

    /// To be called at the end, with heads read after everything else.
    void judgeAhead(Map<Integer, Long> headsNow) {
        ahead.judge(headsNow, findings);
    }
}
