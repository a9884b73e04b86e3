package dev.aisle.cli.verify;

import dev.aisle.contracts.id.StreamId;
import dev.aisle.eventstore.StoredEvent;
import java.util.HashMap;
import java.util.Map;

/// P2 of whole streams: versions are 1, 2, 3 and so on, in the order of offsets.
final class StreamVersions {
    private final Map<StreamId, Long> versions = new HashMap<>();
    private final Findings findings;

    StreamVersions(Findings findings) {
        this.findings = findings;
    }

    void next(StoredEvent event) {
        var before = versions.put(event.stream(), event.version());
        long expected = before == null ? 1 : before + 1;
        if (event.version() != expected) {
            findings.add(
                    Finding.of(
                            Promise.P2,
                            Places.of(event.bucket(), event.offset()) + ", " + event.stream(),
                            "is at version " + event.version() + " after " + (expected - 1)));
        }
    }
}
