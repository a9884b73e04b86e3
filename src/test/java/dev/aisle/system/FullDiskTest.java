package dev.aisle.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aisle.cli.verify.LogVerification;
import dev.aisle.local.server.PostgresConnection;
import dev.aisle.local.server.PostgresServer;
import dev.aisle.local.server.ServerFailure;
import dev.aisle.local.stack.Part;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// P1 on a disk that is full. PostgreSQL reacts in two ways: without room for tables it fails the statement
/// (SQLSTATE 53100) and runs on; without room for its write-ahead log it ends itself, and whoever runs it
/// starts it again and again. Either way commands are turned away, and go on by themselves once there is
/// room.
@ExtendWith(SystemStackExtension.class)
final class FullDiskTest {
    private static final int DISK_MEBIBYTES = 72;
    private static final int TURNED_AWAY = 8;
    private static final int COMMANDS = 40;
    private static final Duration GOES_ON_WITHIN = Duration.ofSeconds(120);
    private static final long LOOK_EVERY_MILLIS = 200;

    private final SystemStack stack;

    FullDiskTest(SystemStack stack) {
        this.stack = stack;
    }

    private interface Filling {
        void fill(SmallDisk disk, PostgresServer server) throws IOException;
    }

    @Test
    void withoutRoomForTablesCommandsAreTurnedAwayUntilThereIs() throws Exception {
        fillAndFree("full-tables", "base", (disk, _) -> disk.fill());
    }

    @Test
    void withoutRoomForTheWriteAheadLogCommandsAreTurnedAwayUntilThereIs() throws Exception {
        fillAndFree("full-wal", "pg_wal", FullDiskTest::fillUpToTheNextSegment);
    }

    private void fillAndFree(String name, String folder, Filling filling) throws Exception {
        try (var own = new OwnInstallation(stack, name)) {
            var server = own.postgres();
            OwnInstallation.start(server);
            own.migrate(server);
            own.kill(server);
            try (var disk = SmallDisk.under(own.data(server).resolve(folder), DISK_MEBIBYTES)) {
                OwnInstallation.start(server);
                try (var _ = new Supervisor(own, server)) {
                    tradeWhileItFillsUp(own, name, server, disk, filling);
                }
                own.kill(server);
            }
        }
    }

    private void tradeWhileItFillsUp(
            OwnInstallation own,
            String name,
            PostgresServer server,
            SmallDisk disk,
            Filling filling)
            throws Exception {
        var shop = new Shop(new CommandApi(own.start(Part.COMMAND_SIDE).http()), name).open();
        try (var load = new SteadyLoad(shop).start()) {
            awaitProgress(load);
            filling.fill(disk, server);
            await().atMost(GOES_ON_WITHIN).until(() -> load.turnedAway() >= TURNED_AWAY);
            await().atMost(GOES_ON_WITHIN).untilAsserted(() -> isUnavailable(shop));

            disk.free();
            awaitProgress(load);
            load.stop();
            AcknowledgedCommands.areStoredOnce(load, name, new StoredLog(own.url(server)));
        }
        var _ = own.start(Part.RELAY);
        try (var verification = new LogVerification(own.verification())) {
            Verify.next(verification);
        }
    }

    private static void fillUpToTheNextSegment(SmallDisk disk, PostgresServer server)
            throws IOException {
        disk.fill();
        try (var connection =
                new PostgresConnection(
                        "localhost", server.port(), PostgresServer.USER, "postgres")) {
            while (true) {
                // Without something written since the last one it would do nothing.
                var _ = connection.query("select pg_logical_emit_message(true, 'fill', 'fill')");
                var _ = connection.query("select pg_switch_wal()");
            }
        } catch (IOException _) {
            // The server has ended itself, and with it the connection.
        }
    }

    private static void isUnavailable(Shop shop) {
        var answer = shop.receive(shop.sku(1), 1, "while-it-is-full");
        assertThat(answer.status()).as("%s", answer).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("UNAVAILABLE");
    }

    private static void awaitProgress(SteadyLoad load) {
        int before = load.acknowledgedCount();
        await().atMost(GOES_ON_WITHIN).until(() -> load.acknowledgedCount() >= before + COMMANDS);
    }

    /// Starts a server again whenever it has ended, as Kubernetes does.
    private static final class Supervisor implements AutoCloseable {
        private final Thread thread;

        Supervisor(OwnInstallation own, PostgresServer server) {
            thread = Thread.ofVirtual().start(() -> watch(own, server));
        }

        private static void watch(OwnInstallation own, PostgresServer server) {
            try {
                while (true) {
                    Thread.sleep(LOOK_EVERY_MILLIS);
                    if (!own.runs(server)) {
                        startOrFail(server);
                    }
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        private static void startOrFail(PostgresServer server) {
            try {
                OwnInstallation.start(server);
            } catch (ServerFailure _) {
                // It ends again as long as there is no room.
            }
        }

        @Override
        public void close() {
            thread.interrupt();
            try {
                thread.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
