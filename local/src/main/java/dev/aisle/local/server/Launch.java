package dev.aisle.local.server;

import dev.aisle.local.process.ChildProcess;
import dev.aisle.local.process.LogTail;
import dev.aisle.local.process.ProcessSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Starting one process and waiting until it answers.
public final class Launch {

    private static final long POLL_MILLIS = 100;

    private Launch() {}

    /// Starts a server and returns when it answers.
    ///
    /// @throws ServerFailure if its port is taken, if it ends, or if it does not answer in time
    public static ChildProcess start(LocalServer server, Duration within) {
        Ports.requireFree(server.name(), server.port());
        try {
            server.prepare();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot prepare " + server.name(), e);
        }
        return start(server.spec(), server::answers, within);
    }

    /// Starts a process and returns when it is ready.
    ///
    /// @throws ServerFailure if it ends, or is not ready in time; it is stopped then
    public static ChildProcess start(ProcessSpec spec, BooleanSupplier ready, Duration within) {
        try {
            var child = ChildProcess.start(spec);
            awaitReady(child, ready, within);
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + spec.name(), e);
        }
    }

    private static void awaitReady(ChildProcess child, BooleanSupplier ready, Duration within) {
        var end = System.nanoTime() + within.toNanos();
        while (!ready.getAsBoolean()) {
            if (!child.isAlive()) {
                throw new ServerFailure(
                        child.name() + " ended while it was starting" + seeLog(child));
            }
            if (System.nanoTime() > end) {
                child.kill();
                throw new ServerFailure(
                        child.name()
                                + " did not answer within "
                                + within.toSeconds()
                                + " s"
                                + seeLog(child));
            }
            pause();
        }
    }

    private static String seeLog(ChildProcess child) {
        return ". The end of "
                + child.log()
                + ":\n"
                + LogTail.of(child.log()).indent(2).stripTrailing();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("Interrupted while a server was starting");
        }
    }
}
