package dev.aisle.system;

import static org.awaitility.Awaitility.await;

import dev.aisle.cli.verify.LogVerification;
import dev.aisle.contracts.event.EventType;
import dev.aisle.local.stack.Part;
import dev.aisle.local.testing.LostReply;
import dev.aisle.local.testing.TcpProxy;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A server has done what it was asked for, and nobody hears of it. P1 and P11 where it is PostgreSQL, P3
/// where it is Kafka.
@ExtendWith(SystemStackExtension.class)
final class LostReplyTest {
    private static final int LOST = Integer.getInteger("aisle.lost.replies", 20);
    private static final int COMMANDS_BETWEEN = 10;
    private static final Duration GOES_ON_WITHIN = Duration.ofSeconds(60);

    private final SystemStack stack;

    LostReplyTest(SystemStack stack) {
        this.stack = stack;
    }

    @Test
    void aCommandWhoseCommitWasNotHeardOfIsStoredOnceAndItsRetryGetsTheFirstAnswer()
            throws Exception {
        var url = stack.addresses().postgresUrl();
        var appends = LostReply.ofPostgres(EventType.STOCK_RECEIVED.wireName());
        try (var proxy = TcpProxy.before(url);
                var behind =
                        stack.stack()
                                .replica(
                                        Part.COMMAND_SIDE,
                                        2,
                                        Map.of("AISLE_POSTGRES_URL", proxy.insteadOf(url)))
                                .start()) {
            var shop = new Shop(new CommandApi(behind.http()), "lost-commit").open();
            try (var load = new SteadyLoad(shop).start();
                    var verification = new LogVerification(stack.verification())) {
                for (int lost = 0; lost < LOST; lost++) {
                    awaitProgress(load);
                    lose(proxy, appends);
                }
                awaitProgress(load);
                load.stop();
                AcknowledgedCommands.areStoredOnce(load, shop.prefix(), stack.log());
                Verify.next(verification);
            }
        }
    }

    @Test
    void anEventWhoseRecordWasNotAcknowledgedIsInTheTopicInItsPlace() throws Exception {
        var shop = new Shop(stack.commands(), "lost-record").open();
        stack.stack().stop(Part.RELAY);
        try (var proxy = TcpProxy.beforeKafka(stack.addresses().kafkaBootstrapServers());
                var _ =
                        stack.stack()
                                .replica(
                                        Part.RELAY,
                                        2,
                                        Map.of("AISLE_KAFKA_BOOTSTRAP_SERVERS", proxy.address()))
                                .start();
                var load = new SteadyLoad(shop).start();
                var verification = new LogVerification(stack.verification())) {
            for (int lost = 0; lost < LOST; lost++) {
                awaitProgress(load);
                lose(proxy, LostReply.OF_KAFKA_PRODUCE);
            }
            awaitProgress(load);
            load.stop();
            AcknowledgedCommands.areStoredOnce(load, shop.prefix(), stack.log());
            Verify.next(verification);
        } finally {
            stack.stack().start(Part.RELAY);
        }
    }

    private static void lose(TcpProxy proxy, LostReply which) {
        int before = proxy.lost();
        proxy.loseReplies(1, which);
        await().atMost(GOES_ON_WITHIN).until(() -> proxy.lost() > before);
    }

    private static void awaitProgress(SteadyLoad load) {
        int before = load.acknowledgedCount();
        await().atMost(GOES_ON_WITHIN)
                .until(() -> load.acknowledgedCount() >= before + COMMANDS_BETWEEN);
    }
}
