package dev.aisle.query.control;

import dev.aisle.contracts.control.ControlDocument;
import dev.aisle.query.Housekeeping;
import dev.aisle.query.progress.ProgressBoard;
import dev.aisle.query.progress.Track;
import dev.aisle.query.row.ViewRows;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/// The control document that is in force here: the one with the highest revision of all that were seen
/// in Redis, on its channel and in ScyllaDB. The last copy stays in force when both are gone.
@Singleton
@Startup
public class LiveControl {
    private static final Logger LOG = Logger.getLogger(LiveControl.class);

    private volatile ControlDocument current = ControlDocument.INITIAL;
    private final List<Consumer<ControlDocument>> followers = new CopyOnWriteArrayList<>();
    private final ViewRows rows;
    private final ProgressBoard board;
    private final Housekeeping housekeeping;
    private final ControlConfig config;

    @Inject
    public LiveControl(
            ViewRows rows, ProgressBoard board, Housekeeping housekeeping, ControlConfig config) {
        this.rows = rows;
        this.board = board;
        this.housekeeping = housekeeping;
        this.config = config;
    }

    /// The channel is quicker; the table is what is left when Redis is gone or has forgotten.
    @PostConstruct
    void watchTable() {
        housekeeping.every(config.tablePeriod(), this::readTable);
    }

    private void readTable() {
        rows.control()
                .subscribe()
                .with(
                        found -> found.ifPresent(this::seen),
                        failure -> LOG.debugf("Control table not read cause=%s", failure));
    }

    public ControlDocument current() {
        return current;
    }

    public Track liveTrack(String projection) {
        return new Track(projection, current().liveGeneration(projection));
    }

    public void onChange(Consumer<ControlDocument> follower) {
        followers.add(follower);
    }

    /// A document was seen somewhere; it is followed if none with its revision or a higher one was. One at
    /// a time, so that followers hear of revisions in their order.
    public synchronized void seen(ControlDocument document) {
        if (document.revision() > current.revision()) {
            current = document;
            LOG.infof(
                    "Follows the control document revision=%d epoch=%d live=%s",
                    document.revision(), document.epoch(), document.liveGenerations());
            followers.forEach(follower -> follower.accept(document));
            board.wakeWaiters();
        }
    }
}
