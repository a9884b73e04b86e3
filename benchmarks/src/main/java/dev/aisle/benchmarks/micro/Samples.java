package dev.aisle.benchmarks.micro;

import dev.aisle.contracts.command.CommandCodec;
import dev.aisle.contracts.command.CommandEnvelope;
import dev.aisle.contracts.command.CommandType;
import dev.aisle.contracts.command.PriceCommand.SetPrice;
import dev.aisle.contracts.command.SourceVersion;
import dev.aisle.contracts.event.PriceEvent.PriceSet;
import dev.aisle.contracts.event.SourceStamp;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.PromotionId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.SourceId;
import dev.aisle.contracts.id.ZoneId;
import dev.aisle.contracts.money.Money;
import dev.aisle.contracts.price.PriceKind;
import dev.aisle.contracts.price.PriceSegment;
import dev.aisle.contracts.promotion.RunningPromotion;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a shop's data looks like, in size and shape.
final class Samples {
    static final Instant NOW = Instant.parse("2026-11-27T05:00:00Z");
    static final ZoneId ZONE = new ZoneId("us-east");
    static final List<CategoryId> PATH =
            List.of(new CategoryId("home"), new CategoryId("kitchen"), new CategoryId("mugs"));

    private static final SourceVersion VERSION =
            SourceVersion.sequenced(new SourceId("pricing"), 3, 4_711_042);

    private Samples() {}

    static Money usd(long minor) {
        return new Money(minor, "USD", 2);
    }

    static CommandEnvelope command() {
        return new CommandEnvelope(
                UUID.fromString("01990000-0000-7000-8000-000000000001"),
                CommandType.SetPrice,
                new SetPrice(new Sku("SKU-471142"), ZONE, PriceKind.SALE, usd(1299), NOW, null),
                null,
                null,
                VERSION,
                NOW,
                false);
    }

    static byte[] commandJson() {
        return CommandCodec.encode(command());
    }

    static PriceSet event() {
        return new PriceSet(
                PriceKind.SALE,
                usd(1299),
                NOW,
                NOW.plusSeconds(86_400),
                new SourceStamp(VERSION, 17));
    }

    /// A list price, and sales on 19 weekends, of which the second runs.
    static List<PriceSegment> segments() {
        var sales =
                IntStream.range(-1, 18)
                        .mapToObj(
                                week ->
                                        sale(
                                                NOW.plusSeconds(week * 604_800L - 3_600),
                                                1_299 - week));
        var list = new PriceSegment(PriceKind.LIST, usd(1_599), NOW.minusSeconds(9_999_999), null);
        return Stream.concat(Stream.of(list), sales).toList();
    }

    static PriceSegment sale(Instant from, long minor) {
        return new PriceSegment(PriceKind.SALE, usd(minor), from, from.plusSeconds(172_800));
    }

    /// 50 promotions, of which 3 apply to the path.
    static List<RunningPromotion> promotions() {
        return IntStream.range(0, 50)
                .mapToObj(
                        i ->
                                RunningPromotion.percentOff(
                                        new PromotionId("promotion-" + i),
                                        "Promotion " + i,
                                        500 + i * 50,
                                        List.of(
                                                i % 20 == 0
                                                        ? PATH.get(1)
                                                        : new CategoryId("c" + i)),
                                        List.of(),
                                        NOW.minusSeconds(3_600),
                                        NOW.plusSeconds(3_600)))
                .toList();
    }
}
