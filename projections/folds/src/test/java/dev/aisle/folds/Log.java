package dev.aisle.folds;

import dev.aisle.contracts.event.Event;
import dev.aisle.contracts.event.PriceEvent.PriceSet;
import dev.aisle.contracts.event.ProductEvent.ProductIntroduced;
import dev.aisle.contracts.id.BrandId;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.log.LoggedEvent;
import dev.aisle.contracts.money.Money;
import dev.aisle.contracts.price.PriceKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A log of one bucket, made by hand: an event a second.
final class Log {
    static final int BUCKET = 3;
    static final Instant BEGIN = Instant.parse("2026-03-01T10:00:00.000Z");

    private final List<LoggedEvent> events = new ArrayList<>();
    private final Map<StreamId, Long> versions = new HashMap<>();

    Log append(StreamId stream, Event event) {
        return append(stream, event, null);
    }

    Log append(StreamId stream, Event event, @Nullable String traceparent) {
        long offset = events.size();
        events.add(
                new LoggedEvent(
                        BUCKET,
                        offset,
                        new UUID(0, offset),
                        stream,
                        versions.merge(stream, 1L, Long::sum),
                        recordedAt(offset),
                        event,
                        traceparent));
        return this;
    }

    List<LoggedEvent> events() {
        return List.copyOf(events);
    }

    /// The tables after the plain fold by all projections.
    MemoryTables folded() {
        var fold = new LogFold(Projections.ALL);
        events.forEach(fold::fold);
        return fold.tables();
    }

    static Instant recordedAt(long offset) {
        return BEGIN.plusSeconds(offset);
    }

    static ProductIntroduced product(String title, String... categories) {
        return new ProductIntroduced(
                title,
                new BrandId("acme"),
                Stream.of(categories).map(CategoryId::new).toList(),
                null);
    }

    static PriceSet list(long minor, Instant from) {
        return price(PriceKind.LIST, minor, from, null);
    }

    static PriceSet price(PriceKind kind, long minor, Instant from, @Nullable Instant until) {
        return new PriceSet(kind, usd(minor), from, until, null);
    }

    static Money usd(long minor) {
        return new Money(minor, "USD", 2);
    }
}
