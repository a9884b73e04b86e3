package dev.aisle.command.receipt;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/// Writes receipts to their store, many in one call: while one call is under way, the next ones gather.
/// A store that is gone is tried again until it is back; callers bound what waits.
@Singleton
public final class ReceiptKeeper {
    private static final Logger LOG = Logger.getLogger(ReceiptKeeper.class);
    private static final int CALL_MAX = 1_000;
    private static final Duration PAUSE_MIN = Duration.ofMillis(100);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(5);

    private final ReceiptStore store;
    private final InstantSource clock;
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private boolean storing;
    private volatile boolean healthy = true;

    private record Waiting(KeptReceipt receipt, CompletableFuture<Void> kept) {}

    public ReceiptKeeper(ReceiptStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /// Completes once the receipt is durable, or at once if it is too old for anybody to ask for. It never
    /// fails; what depends on it is short.
    public CompletionStage<Void> keep(KeptReceipt receipt) {
        var kept = new CompletableFuture<Void>();
        if (!KeptIds.isKept(receipt.place().owner(), clock.instant())) {
            kept.complete(null);
            return kept;
        }
        synchronized (waiting) {
            waiting.add(new Waiting(receipt, kept));
            if (storing) {
                return kept;
            }
            storing = true;
        }
        storeNext();
        return kept;
    }

    private void storeNext() {
        var call = new ArrayList<Waiting>();
        synchronized (waiting) {
            while (!waiting.isEmpty() && call.size() < CALL_MAX) {
                call.add(waiting.remove());
            }
            if (call.isEmpty()) {
                storing = false;
                return;
            }
        }
        store(call.stream().map(Waiting::receipt).toList())
                .subscribe()
                .with(
                        _ -> {
                            call.forEach(one -> one.kept().complete(null));
                            storeNext();
                        },
                        defect -> LOG.error("Receipts are kept no more, by a defect", defect));
    }

    private Uni<Void> store(List<KeptReceipt> receipts) {
        return Uni.createFrom()
                .deferred(() -> store.keep(receipts))
                .onFailure()
                .invoke(e -> told(false, e.toString()))
                .onFailure()
                .retry()
                .withBackOff(PAUSE_MIN, PAUSE_MAX)
                .indefinitely()
                .invoke(() -> told(true, ""));
    }

    /// Once for each change between working and not.
    private void told(boolean works, String cause) {
        if (works == healthy) {
            return;
        }
        healthy = works;
        if (works) {
            LOG.info("Receipts are kept again");
        } else {
            LOG.warnf("Receipts can't be kept for now cause=%s", cause);
        }
    }
}
