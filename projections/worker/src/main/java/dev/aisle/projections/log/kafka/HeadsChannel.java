package dev.aisle.projections.log.kafka;

import dev.aisle.contracts.json.Json;
import dev.aisle.contracts.log.BucketHeads;
import dev.aisle.projections.changes.Heads;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/// Hears how far the log is. Every worker reads the whole topic from its end on, in no group.
@ApplicationScoped
public class HeadsChannel {
    private static final Logger LOG = Logger.getLogger(HeadsChannel.class);

    private final Heads heads;

    public HeadsChannel(Heads heads) {
        this.heads = heads;
    }

    @Incoming("heads")
    void hear(byte[] message) {
        try {
            heads.hear(Json.LENIENT.readValue(message, BucketHeads.class));
        } catch (IOException e) {
            LOG.warnf("Heads are not to be read error=%s", e.getMessage());
        }
    }
}
