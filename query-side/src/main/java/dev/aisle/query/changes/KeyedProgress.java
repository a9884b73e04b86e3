package dev.aisle.query.changes;

import dev.aisle.contracts.control.ControlDocument;
import dev.aisle.contracts.view.ChangeMessage;
import dev.aisle.contracts.view.View;
import dev.aisle.query.Housekeeping;
import dev.aisle.query.control.LiveControl;
import dev.aisle.query.progress.ProgressBoard;
import dev.aisle.query.progress.Track;
import dev.aisle.query.row.ViewRows;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/// Progress of the views that are read by key, whose rows aren't held in memory: what the channel says
/// is true at once. The progress table is read at the start, after the channel was lost, and for as
/// long as the channel is silent.
@Singleton
public class KeyedProgress {
    private static final Logger LOG = Logger.getLogger(KeyedProgress.class);
    private static final Set<String> PROJECTIONS =
            Set.of(View.OFFER.projection(), View.STOCK.projection());
    private static final Duration SILENCE_MAX = Duration.ofSeconds(3);
    private static final Duration TABLE_PERIOD = Duration.ofSeconds(1);

    private final ProgressBoard board;
    private final LiveControl control;
    private final ViewRows rows;
    private final Housekeeping housekeeping;
    private final ChannelPulse pulse;
    private final Set<String> reading = ConcurrentHashMap.newKeySet();

    @Inject
    public KeyedProgress(
            ProgressBoard board,
            LiveControl control,
            ViewRows rows,
            Housekeeping housekeeping,
            ChannelPulse pulse) {
        this.board = board;
        this.control = control;
        this.rows = rows;
        this.housekeeping = housekeeping;
        this.pulse = pulse;
    }

    @PostConstruct
    void start() {
        control.onChange(this::follow);
        housekeeping.every(TABLE_PERIOD, this::readTableInSilence);
    }

    private void follow(ControlDocument document) {
        PROJECTIONS.forEach(this::readTable);
    }

    private void readTableInSilence() {
        if (pulse.isSilentFor(SILENCE_MAX)) {
            PROJECTIONS.forEach(this::readTable);
        }
    }

    /// One read at a time: a slow table isn't asked again before it has answered.
    private void readTable(String projection) {
        var track = control.liveTrack(projection);
        if (!reading.add(projection)) {
            return;
        }
        rows.progress(projection, track.generation())
                .onTermination()
                .invoke(() -> reading.remove(projection))
                .subscribe()
                .with(
                        offsets ->
                                offsets.forEach((bucket, to) -> board.advance(track, bucket, to)),
                        failure ->
                                LOG.debugf(
                                        "Progress table not read projection=%s cause=%s",
                                        projection, failure));
    }

    public ChangeListener of(String projection) {
        return new ChangeListener() {
            @Override
            public void heard(ChangeMessage message) {
                var track = new Track(projection, message.generation());
                switch (message) {
                    case ChangeMessage.Changed changed ->
                            board.advance(track, changed.bucket(), changed.to());
                    case ChangeMessage.Heartbeat heartbeat ->
                            heartbeat
                                    .progress()
                                    .forEach((bucket, to) -> board.advance(track, bucket, to));
                    case ChangeMessage.Reset _ -> readTable(projection);
                }
            }

            @Override
            public void missed() {
                readTable(projection);
            }
        };
    }
}
