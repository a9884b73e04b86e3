package dev.aisle.benchmarks.relay;

import dev.aisle.benchmarks.harness.BenchPostgres;
import dev.aisle.benchmarks.harness.Comparison;
import dev.aisle.benchmarks.harness.Rounds;
import dev.aisle.benchmarks.harness.Session;
import dev.aisle.benchmarks.harness.Suite;
import dev.aisle.contracts.Installation;
import java.time.Duration;
import java.util.Map;

/// `./aisle bench relay`: a backlog drained by the packaged relay, against the producer performance tool
/// with records of the same bytes; and the way from commit to consumer at 1,000 events a second.
public final class RelaySuite implements Suite {
    static final Installation INSTALLATION = new Installation("bench");
    static final int BUCKETS = 64;

    private static final int PAYLOAD_BYTES = 200;
    private static final int PAYLOAD_BYTES_LARGE = 460;
    private static final int BACKLOG = 1_000_000;
    private static final int BACKLOG_QUICK = 20_000;
    private static final int SIDES = 4;

    @Override
    public String name() {
        return "relay";
    }

    @Override
    public Duration planned(Rounds rounds, boolean isLong) {
        // A backlog takes longer to lay than to drain.
        return rounds.planned(SIDES)
                .multipliedBy(2)
                .plus(rounds.turn().multipliedBy(2L * rounds.count()))
                .plus(RelayLatency.planned(rounds))
                .plusSeconds(30);
    }

    @Override
    public void run(Session session) throws Exception {
        var database = session.postgres().withSchema("relay");
        try (var topics = new BenchTopics(session.kafka())) {
            run(session, database, topics);
        }
    }

    private static void run(Session session, BenchPostgres.Database database, BenchTopics topics)
            throws Exception {
        topics.createInstallation();
        var _ = session.start("event-store/relay", environment(session, database));
        int backlog = session.isQuick() ? BACKLOG_QUICK : BACKLOG;
        for (int payload : new int[] {PAYLOAD_BYTES, PAYLOAD_BYTES_LARGE}) {
            session.attempt(
                    "relay-" + payload, () -> compare(session, database, topics, backlog, payload));
        }
        session.attempt("relay-latency", new RelayLatency(session, database, topics)::run);
    }

    private static void compare(
            Session session,
            BenchPostgres.Database database,
            BenchTopics topics,
            int backlog,
            int payload)
            throws Exception {
        try (var log = new Backlog(database, topics, payload, backlog)) {
            log.prepare();
            var _ = log.drain();
            var records = topics.sample(10_000);
            var tool = new ProducerTool(session, topics, backlog);
            var plain = new PlainProducer(topics, records, backlog);
            int whole = records.bytesEach();
            session.compare(
                    Comparison.of(
                                    payload == PAYLOAD_BYTES ? "relay" : "relay-" + payload,
                                    "events/s")
                            .under(
                                    "payload %d bytes, record %d bytes with key and headers; %,d records a turn, 64"
                                                    .formatted(payload, whole, backlog)
                                            + " partitions, lz4, acks=all, idempotent")
                            .with(log.side())
                            .with(
                                    tool.side(
                                            "raw",
                                            "producer tool, %d bytes, no key, no headers"
                                                    .formatted(whole),
                                            records.whole()))
                            .with(
                                    tool.side(
                                            "payload",
                                            "producer tool, %d bytes, no key, no headers"
                                                    .formatted(payload),
                                            records.payloads()))
                            .with(plain.side())
                            .note(
                                    "The relay reads the log as well; the producer tool makes its records up."));
        }
    }

    private static Map<String, String> environment(
            Session session, BenchPostgres.Database database) {
        return Map.of(
                "AISLE_INSTALLATION", INSTALLATION.name(),
                "AISLE_BUCKET_COUNT", Integer.toString(BUCKETS),
                "AISLE_POSTGRES_URL", database.url(),
                "AISLE_POSTGRES_USER", BenchPostgres.USER,
                "AISLE_POSTGRES_PASSWORD", BenchPostgres.PASSWORD,
                "AISLE_KAFKA_BOOTSTRAP_SERVERS", session.kafka());
    }
}
