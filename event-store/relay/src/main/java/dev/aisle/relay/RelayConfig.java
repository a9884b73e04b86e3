package dev.aisle.relay;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How the relay works.
@ConfigMapping(prefix = "aisle.relay")
public interface RelayConfig {
    /// The buckets that this process may relay: `all`, or numbers and ranges, such as `0-15,32`. Relays
    /// that are alive share those out that several may take.
    @WithDefault("all")
    String buckets();

    /// In production the events topic must be replicated three times, two of them in sync, and never
    /// choose an unclean leader. Elsewhere that is only warned of.
    @WithDefault("false")
    boolean production();

    Lease lease();

    Poll poll();

    Page page();

    InFlight inFlight();

    Producer producer();

    Retry retry();

    Recheck recheck();

    /// How often the heads of the buckets are published.
    @WithDefault("1s")
    Duration headsInterval();

    /// How long a read of the store may take.
    @WithDefault("5s")
    Duration storeTimeout();

    /// How long a request to Kafka may take that is not a send; a send is tried for ever.
    @WithDefault("10s")
    Duration kafkaTimeout();

    /// After this long without an acknowledgement for what was sent, the relay isn't ready.
    @WithDefault("10s")
    Duration stalledAfter();

    /// How long what was sent may take to be acknowledged when the relay stops.
    @WithDefault("8s")
    Duration closeTimeout();

    /// How buckets are shared out among relays.
    interface Lease {
        /// Tells this relay from others, and should be the same after a restart, or its buckets wait for
        /// the lease to end.
        @WithDefault("${HOSTNAME:localhost}:${quarkus.http.port:8082}")
        String instance();

        /// How long a relay that isn't heard of keeps its buckets.
        @WithDefault("5s")
        Duration length();

        @WithDefault("1s")
        Duration renewedEvery();
    }

    /// How long to wait before the log is asked again.
    interface Poll {
        /// After a page that was not full, while no notices of appends are heard.
        @WithDefault("2ms")
        Duration idleMin();

        /// While the log has nothing new, or notices tell what is new: the pause doubles up to this. So late
        /// is, at most, an event whose notice was lost.
        @WithDefault("100ms")
        Duration idleMax();
    }

    /// What is read at once.
    interface Page {
        /// 1 to 10,000.
        @WithDefault("500")
        int eventsPerBucket();

        /// Of all buckets together, shared out evenly; each may have one event whatever its size. The driver copies
        /// an answer again for each MiB that it is long, so larger ones cost more.
        @WithDefault("2M")
        MemorySize bytes();
    }

    /// What may be sent and not acknowledged yet.
    interface InFlight {
        @WithDefault("1000")
        int eventsPerBucket();

        @WithDefault("16M")
        MemorySize bytes();
    }

    interface Producer {
        /// How long a batch waits for more. Batches fill by themselves when there is much to send.
        @WithDefault("0ms")
        Duration linger();

        @WithDefault("64K")
        MemorySize batchBytes();

        /// Well above `in-flight.bytes`, so that it never fills.
        @WithDefault("64M")
        MemorySize bufferBytes();
    }

    /// Pauses after a round that failed.
    interface Retry {
        @WithDefault("100ms")
        Duration first();

        @WithDefault("1s")
        Duration longest();
    }

    /// Pauses between looks at a stopped bucket.
    interface Recheck {
        @WithDefault("500ms")
        Duration first();

        @WithDefault("15s")
        Duration longest();
    }
}
