package dev.aisle.local.stack;

import dev.aisle.local.process.ChildProcess;
import dev.aisle.local.server.Launch;
import dev.aisle.local.server.ServerFailure;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/// One more instance of an application beside that of its stack: a second relay, a second command side.
public final class Replica implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofSeconds(120);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(15);

    private final ApplicationProcess application;

    Replica(ApplicationProcess application) {
        this.application = application;
    }

    /// Starts it and waits until it is ready.
    ///
    /// @throws ServerFailure if it ends, or is not ready in time
    public Replica start() {
        application.requireBuilt();
        var _ = Launch.start(application.spec(), application::isReady, READY_WITHIN);
        return this;
    }

    /// Where it takes requests.
    public URI http() {
        return URI.create("http://localhost:" + application.httpPort());
    }

    /// Its health and metrics, without a path.
    public URI management() {
        return URI.create("http://localhost:" + application.managementPort());
    }

    public Path log() {
        return application.spec().log();
    }

    /// `kill -9`.
    public void kill() {
        process().kill();
    }

    /// SIGSTOP: it keeps its connections and does nothing.
    public void freeze() {
        process().tree().freeze();
    }

    /// SIGCONT.
    public void thaw() {
        process().tree().thaw();
    }

    /// Asks it to end, and kills it after 15 s.
    @Override
    public void close() {
        ChildProcess.find(application.spec()).ifPresent(child -> child.stop(STOP_WITHIN));
    }

    private ChildProcess process() {
        return ChildProcess.find(application.spec())
                .orElseThrow(() -> new ServerFailure(application.name() + " does not run"));
    }
}
