package dev.aisle.query.changes;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.aisle.contracts.control.ControlDocument;
import dev.aisle.contracts.json.Json;
import dev.aisle.contracts.view.ChangeMessage;
import dev.aisle.contracts.view.View;
import dev.aisle.query.control.LiveControl;
import dev.aisle.query.offer.OfferReader;
import dev.aisle.query.progress.ProgressBoard;
import dev.aisle.query.sets.ViewSets;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/// Takes what comes in on the channels to whoever holds something that it may have outdated.
@Singleton
public class ViewChanges {
    private static final Logger LOG = Logger.getLogger(ViewChanges.class);

    private final Map<String, ChangeListener> listeners;
    private final ProgressBoard board;
    private final LiveControl control;
    private final ChannelPulse pulse;

    @Inject
    public ViewChanges(
            ProgressBoard board,
            LiveControl control,
            ChannelPulse pulse,
            KeyedProgress keyedProgress,
            OfferReader offers,
            ViewSets sets) {
        this.board = board;
        this.control = control;
        this.pulse = pulse;
        this.listeners =
                Map.of(
                        View.OFFER.projection(),
                        new Both(offers, keyedProgress.of(View.OFFER.projection())),
                        View.STOCK.projection(),
                        keyedProgress.of(View.STOCK.projection()),
                        View.PROMOTION.projection(),
                        sets.promotionChanges(),
                        View.ZONE.projection(),
                        sets.referenceChanges());
    }

    public Set<String> projections() {
        return listeners.keySet();
    }

    /// A projection's channel has been (re)connected.
    public void missed(String projection) {
        var listener = listeners.get(projection);
        if (listener != null) {
            listener.missed();
        }
    }

    /// A message of a projection's channel. One that cannot be read may have said anything.
    public void heard(String projection, String text) {
        var listener = listeners.get(projection);
        if (listener == null) {
            return;
        }
        pulse.heard();
        try {
            var message = Json.LENIENT.readValue(text, ChangeMessage.class);
            if (message instanceof ChangeMessage.Heartbeat heartbeat) {
                board.heard(heartbeat.at(), heartbeat.heads());
            }
            listener.heard(message);
        } catch (JsonProcessingException e) {
            LOG.warnf(
                    "A change message can't be read projection=%s cause=%s",
                    projection, e.getOriginalMessage());
            listener.missed();
        }
    }

    /// The control document as Redis holds it, or as its channel says it.
    public void controlSeen(String text) {
        try {
            control.seen(Json.LENIENT.readValue(text, ControlDocument.class));
        } catch (JsonProcessingException e) {
            LOG.warnf("The control document can't be read cause=%s", e.getOriginalMessage());
        }
    }

    /// Entries are marked as outdated before the progress that says so is believed.
    private record Both(ChangeListener first, ChangeListener second) implements ChangeListener {
        @Override
        public void heard(ChangeMessage message) {
            first.heard(message);
            second.heard(message);
        }

        @Override
        public void missed() {
            first.missed();
            second.missed();
        }
    }
}
