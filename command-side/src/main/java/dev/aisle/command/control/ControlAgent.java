package dev.aisle.command.control;

import dev.aisle.command.engine.LogEpoch;
import dev.aisle.contracts.control.ControlDocument;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Publishes the control document after each change, at start, and from time to time, so that a place
/// that lost it has it again. On a thread of its own, since its drivers block.
@Singleton
final class ControlAgent implements Runnable {
    private static final Logger LOG = Logger.getLogger(ControlAgent.class);
    private static final int CHANGES_MAX = 64;

    private final ControlStore store;
    private final Instance<ControlPublisher> publishers;
    private final LogEpoch epoch;
    private final ControlConfig config;
    private final BlockingQueue<CompletableFuture<Boolean>> changes =
            new ArrayBlockingQueue<>(CHANGES_MAX);
    private final Thread thread = Thread.ofPlatform().name("control").daemon().unstarted(this);
    private volatile boolean stopping;
    private boolean healthy = true;

    ControlAgent(
            ControlStore store,
            Instance<ControlPublisher> publishers,
            LogEpoch epoch,
            ControlConfig config) {
        this.store = store;
        this.publishers = publishers;
        this.epoch = epoch;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        thread.interrupt();
    }

    /// Whether what was committed before is published everywhere; false if not within the time limit,
    /// and then it follows.
    Uni<Boolean> publishNow() {
        var done = new CompletableFuture<Boolean>();
        if (!changes.offer(done)) {
            return Uni.createFrom().item(false);
        }
        return Uni.createFrom()
                .completionStage(done)
                .ifNoItem()
                .after(config.publishTimeout())
                .recoverWithItem(false);
    }

    @Override
    public void run() {
        @Nullable CompletableFuture<Boolean> asked = null;
        while (!stopping) {
            boolean published = publish();
            if (asked != null) {
                asked.complete(published);
            }
            try {
                asked = changes.poll(config.republishInterval().toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private boolean publish() {
        ControlDocument document;
        try {
            document = VertxContextSupport.subscribeAndAwait(store::read);
        } catch (Throwable e) {
            told(false, "postgres", e);
            return false;
        }
        epoch.set(document.epoch());
        boolean everywhere = true;
        for (var publisher : publishers) {
            try {
                publisher.publish(document);
            } catch (RuntimeException e) {
                told(false, publisher.place(), e);
                everywhere = false;
            }
        }
        if (everywhere) {
            told(true, "everywhere", null);
        }
        return everywhere;
    }

    /// Once for each change between working and not.
    private void told(boolean works, String place, @Nullable Throwable cause) {
        if (works == healthy || stopping) {
            return;
        }
        healthy = works;
        if (works) {
            LOG.info("Control document published again");
        } else {
            LOG.warnf(
                    "Control document not published place=%s cause=%s",
                    place, cause == null ? "" : cause.getClass().getSimpleName());
        }
    }
}
