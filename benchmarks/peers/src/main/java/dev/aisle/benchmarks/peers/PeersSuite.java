package dev.aisle.benchmarks.peers;

import dev.aisle.benchmarks.harness.Comparison;
import dev.aisle.benchmarks.harness.Rounds;
import dev.aisle.benchmarks.harness.Session;
import dev.aisle.benchmarks.harness.Suite;
import dev.aisle.benchmarks.load.ClosedLoad;
import java.time.Duration;

/// `./aisle bench peers`: independent conditional commands of one event each, by so many callers that each
/// wait for an answer before they go on. Same server, same run, same streams, about the same payload.
public final class PeersSuite implements Suite {
    static final int STREAMS = 100_000;

    private static final int CALLERS = 16;
    private static final int CALLERS_MANY = 1_024;
    private static final String SAME =
            "%,d callers, an event each, version expected, %,d streams, payload of about 200 bytes";

    @Override
    public String name() {
        return "peers";
    }

    @Override
    public Duration planned(Rounds rounds, boolean isLong) {
        return rounds.planned(2).multipliedBy(3).plusSeconds(15);
    }

    @Override
    public void run(Session session) throws Exception {
        try (var lanes = new Lanes(session.postgres().withSchema("ours"), STREAMS)) {
            session.attempt("append-axon", () -> axon(session, "append-axon", CALLERS, lanes));
            session.attempt("append-emmett", () -> emmett(session, lanes));
            session.attempt(
                    "append-axon-1024",
                    () -> axon(session, "append-axon-1024", CALLERS_MANY, lanes));
        }
    }

    private static void axon(Session session, String name, int callers, Lanes lanes)
            throws Exception {
        var database = session.postgres().empty("axon_" + callers);
        try (var axon = new AxonStore(database, callers, STREAMS)) {
            session.compare(
                    against(name, callers, lanes)
                            .peer(
                                    "Axon Framework 4.13, JDBC, %d connections"
                                            .formatted(axon.connections()),
                                    axon));
        }
    }

    private static void emmett(Session session, Lanes lanes) throws Exception {
        var database = session.postgres().empty("emmett");
        try (var emmett = new EmmettStore(session, database, CALLERS, STREAMS)) {
            session.compare(
                    against("append-emmett", CALLERS, lanes)
                            .peer(
                                    "Emmett 0.42 on Node, %d connections".formatted(CALLERS),
                                    emmett));
        }
    }

    private static Comparison against(String name, int callers, Lanes lanes) {
        return Comparison.of(name, "commands/s")
                .under(SAME.formatted(callers, STREAMS))
                .ours(
                        "two lanes, which append what has gathered",
                        new ClosedLoad(callers, _ -> lanes.append()));
    }
}
