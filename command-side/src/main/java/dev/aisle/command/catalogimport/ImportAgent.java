package dev.aisle.command.catalogimport;

import dev.aisle.command.engine.Engine;
import dev.aisle.command.engine.EngineConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/// Looks for publications that nobody carries on, new ones and those of an instance that is gone, and drops what
/// is too old.
@Singleton
final class ImportAgent implements Runnable {
    private static final Logger LOG = Logger.getLogger(ImportAgent.class);
    private static final int BEFORE_THE_ENGINE_STOPS = 1;

    private final ImportPublisher publisher;
    private final ImportStore store;
    private final ImportConfig config;
    private final InstantSource clock;
    private Instant forgetAt = Instant.MIN;
    private final Thread thread = Thread.ofVirtual().name("catalog-imports").unstarted(this);
    private volatile boolean stopping;

    ImportAgent(
            ImportStore store,
            ImportConfig config,
            Engine engine,
            EngineConfig engineConfig,
            InstantSource clock) {
        this.publisher =
                new ImportPublisher(
                        store,
                        config,
                        engine::submit,
                        engineConfig.references().maxAge().plusSeconds(1),
                        clock);
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes @Priority(BEFORE_THE_ENGINE_STOPS) ShutdownEvent event) {
        stopping = true;
        thread.interrupt();
    }

    @Override
    public void run() {
        boolean failing = false;
        while (!stopping) {
            try {
                if (!publisher.publishNext()) {
                    forget();
                    Thread.sleep(config.pollInterval());
                }
                failing = false;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (!failing && !stopping) {
                    LOG.warnf("A catalogue import is put off cause=%s", e);
                }
                failing = true;
                pause();
            }
        }
    }

    private void forget() {
        var now = clock.instant();
        if (!now.isBefore(forgetAt)) {
            store.forget(config.stagedKept(), config.kept()).await().indefinitely();
            forgetAt = now.plus(config.forgetInterval());
        }
    }

    private void pause() {
        try {
            Thread.sleep(config.pollInterval());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
