package dev.aisle.command.price;

import dev.aisle.command.decide.StateCodec;
import dev.aisle.contracts.event.PriceEvent.PriceCorrected;
import dev.aisle.contracts.event.PriceEvent.PriceReductionAnnounced;
import dev.aisle.contracts.event.SourceStamp;
import dev.aisle.contracts.price.PriceGroup;
import dev.aisle.contracts.price.PriceSegment;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// [Price] as it is written down: what holds by settled prices and words is computed when it is read.
record PriceSnapshot(
        long version,
        List<Group> groups,
        Withdrawals withdrawals,
        PriceQuarantine quarantine,
        List<PriceCorrected> corrections,
        @Nullable PriceReductionAnnounced reduction) {
    static final StateCodec<Price, PriceSnapshot> CODEC =
            new StateCodec<>(2, PriceSnapshot.class, PriceSnapshot::of, PriceSnapshot::price);

    record Group(
            PriceGroup group,
            List<PriceSegment> settled,
            List<Word> words,
            @Nullable Instant latest,
            List<SourceStamp> heard) {}

    private static PriceSnapshot of(Price price) {
        return new PriceSnapshot(
                price.version(),
                price.groups().stream()
                        .map(
                                group ->
                                        new Group(
                                                group.group(),
                                                group.settled(),
                                                group.words(),
                                                group.latest(),
                                                group.heard()))
                        .toList(),
                price.withdrawals(),
                price.quarantine(),
                price.corrections(),
                price.reduction());
    }

    private Price price() {
        return new Price(
                version,
                groups.stream()
                        .map(
                                group ->
                                        GroupPrices.of(
                                                group.group(),
                                                group.settled(),
                                                group.words(),
                                                group.latest(),
                                                group.heard()))
                        .toList(),
                withdrawals,
                quarantine,
                corrections,
                reduction);
    }
}
