package dev.aisle.command.quarantine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.aisle.command.price.Price;
import dev.aisle.command.process.StreamReader;
import dev.aisle.command.product.Product;
import dev.aisle.command.stock.Stock;
import dev.aisle.contracts.event.Event;
import dev.aisle.contracts.event.EventCodec;
import dev.aisle.contracts.event.EventType;
import dev.aisle.contracts.event.PriceEvent.PriceHeldForApproval;
import dev.aisle.contracts.event.PriceEvent.SourceConflictSettled;
import dev.aisle.contracts.event.ProductEvent.ProductConflictSettled;
import dev.aisle.contracts.event.SourceStamp;
import dev.aisle.contracts.event.StockEvent.CountConflictSettled;
import dev.aisle.contracts.id.SourceId;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.json.Json;
import dev.aisle.eventstore.StoredEvent;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells by a stream's state whether what an event put into quarantine waits still. For one page: a state is
/// read once.
final class QuarantineReader {
    private final StreamReader streams;
    private final Map<StreamId, Object> states = new HashMap<>();

    QuarantineReader(StreamReader streams) {
        this.streams = streams;
    }

    /// Null if it was settled, or is of another source.
    ///
    /// @throws dev.aisle.command.process.UnfinishedException if the stream can't be read now
    @Nullable QuarantineEntry open(StoredEvent stored, @Nullable SourceId source) {
        var event = decoded(stored);
        var said = source(event);
        if (event == null
                || source != null && (said == null || !said.version().id().equals(source))
                || !isOpen(event, stored.stream())) {
            return null;
        }
        var entry = entry(event);
        return new QuarantineEntry(
                EntryId.of(stored).toString(),
                kind(event),
                stored.stream().toString(),
                stored.version(),
                stored.recordedAt(),
                entry,
                said,
                tree(stored),
                QuarantineEntry.Links.of(stored.stream(), entry));
    }

    private boolean isOpen(Event event, StreamId stream) {
        return switch (event) {
            case PriceHeldForApproval _, SourceConflictSettled _ -> {
                var entry = entry(event);
                yield entry != null
                        && state(stream, Price.class).open().stream()
                                .anyMatch(one -> one.entry() == entry);
            }
            case CountConflictSettled conflict ->
                    state(stream, Stock.class).hasLost(conflict.lost());
            case ProductConflictSettled conflict ->
                    state(stream, Product.class).hasLost(conflict.lost());
            default -> false;
        };
    }

    private <S> S state(StreamId stream, Class<S> kind) {
        return kind.cast(states.computeIfAbsent(stream, _ -> streams.read(stream, kind).state()));
    }

    private static QuarantineKind kind(Event event) {
        return switch (event) {
            case SourceConflictSettled _ -> QuarantineKind.PRICE_CONFLICT;
            case CountConflictSettled _ -> QuarantineKind.COUNT_CONFLICT;
            case ProductConflictSettled _ -> QuarantineKind.PRODUCT_CONFLICT;
            default -> QuarantineKind.PRICE_HELD;
        };
    }

    private static @Nullable Long entry(Event event) {
        return switch (event) {
            case PriceHeldForApproval held -> held.entry();
            case SourceConflictSettled conflict -> (Long) conflict.entry();
            default -> null;
        };
    }

    /// Whose word it was that is in quarantine.
    private static @Nullable SourceStamp source(@Nullable Event event) {
        return switch (event) {
            case PriceHeldForApproval held -> held.source();
            case SourceConflictSettled conflict ->
                    new SourceStamp(conflict.source().version(), conflict.lost().contentHash());
            case CountConflictSettled conflict -> conflict.lost();
            case ProductConflictSettled conflict -> conflict.lost();
            case null, default -> null;
        };
    }

    /// Null for what a newer version wrote.
    private static @Nullable Event decoded(StoredEvent stored) {
        return EventType.ofWireName(stored.type())
                .map(schema -> EventCodec.decode(schema, stored.payload().getBytes()))
                .orElse(null);
    }

    private static JsonNode tree(StoredEvent stored) {
        try {
            return Json.LENIENT.readTree(stored.payload().toString(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event that is no JSON", e);
        }
    }
}
