package dev.aisle.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.eventstore.StoredEvent;
import dev.aisle.eventstore.Timeline;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RelaySessionTest {
    private static final int BUCKET = 1;

    private final RecordingWriter writer = new RecordingWriter();
    private final RelaySession session =
            new RelaySession(
                    new Ground(new Timeline(1, 1, 0, true), new NoTopic(), 0),
                    writer,
                    new RelayMeters(new SimpleMeterRegistry(), 0, Installed.BUCKETS));
    private final BucketFeed feed = new BucketFeed(BUCKET, new ResumePoint.After(9, 3));

    @Test
    void oneEventGoesAloneUntilTheBrokerKnowsTheProducer() {
        assertThat(room()).isEqualTo(1);

        session.send(feed, event(10));
        assertThat(room()).isZero();

        writer.acknowledgements.getFirst().written(13);
        assertThat(room()).isEqualTo(100);
    }

    @Test
    void aProducerThatTheBrokerMayHaveForgottenBeginsWithOneAgain() {
        session.send(feed, event(10));
        writer.acknowledgements.getFirst().written(13);

        assertThat(feed.room(100, System.nanoTime() + TimeUnit.HOURS.toNanos(2))).isEqualTo(1);
    }

    @Test
    void whatIsInFlightTakesRoom() {
        session.send(feed, event(10));
        writer.acknowledgements.getFirst().written(13);
        session.send(feed, event(11));
        session.send(feed, event(12));

        assertThat(room()).isEqualTo(98);
        assertThat(session.bytesInFlight()).isEqualTo(2 * 5);
    }

    @Test
    void theFirstFailureDiscardsTheWriterBeforeItReturns() {
        session.send(feed, event(10));
        session.send(feed, event(11));

        writer.acknowledgements.get(0).failed(new IllegalStateException("first"), true);
        assertThat(writer.discarded).isTrue();
        writer.acknowledgements.get(1).failed(new IllegalStateException("second"), false);

        assertThat(session.failure())
                .satisfies(
                        failure -> {
                            assertThat(failure).isNotNull();
                            assertThat(failure.offset()).isEqualTo(10);
                            assertThat(failure.refused()).isTrue();
                        });
    }

    @Test
    void aPartitionThatHasBecomeShorterIsAFailure() {
        session.send(feed, event(10));

        writer.acknowledgements.getFirst().written(12);

        assertThat(writer.discarded).isTrue();
        assertThat(session.failure()).isNotNull();
    }

    @Test
    void anotherWritersRecordsInBetweenAreNone() {
        session.send(feed, event(10));

        writer.acknowledgements.getFirst().written(20);

        assertThat(session.failure()).isNull();

        session.send(feed, event(11));
        writer.acknowledgements.get(1).written(20);

        assertThat(session.failure()).isNotNull();
    }

    private int room() {
        return feed.room(100, System.nanoTime());
    }

    private static StoredEvent event(long offset) {
        return new StoredEvent(
                BUCKET,
                offset,
                Installed.stream(BUCKET, 0),
                offset + 1,
                new UUID(0, offset),
                "dev.aisle.price.PriceSet.v1",
                Buffer.buffer("abc"),
                Buffer.buffer("{}"),
                Instant.EPOCH);
    }

    private static final class RecordingWriter implements TopicWriter {
        private final List<Acknowledgement> acknowledgements = new ArrayList<>();
        private boolean discarded;

        @Override
        public void send(StoredEvent event, Acknowledgement acknowledgement) {
            acknowledgements.add(acknowledgement);
        }

        @Override
        public void discard() {
            discarded = true;
        }

        @Override
        public void close(Duration timeout) {}
    }

    private static final class NoTopic implements EventTopic {
        @Override
        public void check() {}

        @Override
        public Map<Integer, PartitionTail> tails(Set<Integer> buckets) {
            return Map.of();
        }

        @Override
        public TopicWriter open() {
            throw new UnsupportedOperationException();
        }
    }
}
