package dev.aisle.eventstore.memory;

import dev.aisle.eventstore.EventLog;
import dev.aisle.eventstore.SelectedLog;
import dev.aisle.eventstore.StoredEvent;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Selects among all events of a log. It reads on from where it was asked to, and gives all that there is.
public final class InMemorySelectedLog implements SelectedLog {
    private final EventLog log;

    public InMemorySelectedLog(EventLog log) {
        this.log = log;
    }

    @Override
    public Uni<List<StoredEvent>> read(
            Selection selection,
            Map<Integer, Long> afterOffsets,
            int limitPerBucket,
            long bytesPerBucket) {
        var counts = new HashMap<Integer, Integer>();
        return log.read(afterOffsets, EventLog.LIMIT_PER_BUCKET_MAX)
                .map(
                        page ->
                                page.stream()
                                        .filter(event -> isOf(selection, event))
                                        .filter(
                                                event ->
                                                        counts.merge(
                                                                        event.bucket(),
                                                                        1,
                                                                        Integer::sum)
                                                                <= limitPerBucket)
                                        .toList());
    }

    private static boolean isOf(Selection selection, StoredEvent event) {
        return switch (selection) {
            case PROMOTIONS ->
                    event.stream().toString().startsWith("promotion/")
                            && !event.type().contains(".PromotionMembers");
            case QUARANTINE ->
                    event.type().contains(".PriceHeldForApproval.")
                            || event.type().contains("ConflictSettled.");
        };
    }
}
