package dev.aisle.command.engine;

import static dev.aisle.command.engine.Instances.BUCKETS;
import static dev.aisle.command.engine.Instances.ZONE;
import static dev.aisle.command.engine.Instances.await;
import static dev.aisle.command.engine.Instances.envelope;
import static dev.aisle.command.engine.Instances.send;
import static dev.aisle.command.engine.Instances.submit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.contracts.command.PriceCommand.AnnounceReduction;
import dev.aisle.contracts.command.PriceCommand.SetPrice;
import dev.aisle.contracts.command.PromotionCommand.DefinePromotion;
import dev.aisle.contracts.event.EventCodec;
import dev.aisle.contracts.event.EventType;
import dev.aisle.contracts.event.PriceEvent.PriceReductionAnnounced;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.PromotionId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.money.Money;
import dev.aisle.contracts.price.PriceKind;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Receipt;
import dev.aisle.eventstore.SelectedLog;
import dev.aisle.eventstore.memory.InMemoryEventStore;
import dev.aisle.eventstore.memory.InMemorySelectedLog;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// That an announcement is decided with the promotions of the log, or not at all.
class AnnouncedReductionTest {
    private static final Sku SKU = new Sku("lamp-1");
    private static final Instant BEGIN = Instant.parse("2026-11-01T08:00:00Z");

    private final AtomicReference<Instant> clock = new AtomicReference<>(BEGIN);
    private final InMemoryEventStore store = new InMemoryEventStore(BUCKETS, clock::get);
    private final Instances instances = new Instances();

    @AfterEach
    void close() {
        instances.close();
    }

    @Test
    void aPromotionThatWasDefinedJustBeforeIsCounted() {
        var engine = start(new InMemorySelectedLog(store));
        openShop(engine);
        define(engine, "tools", 3000);
        define(engine, "home", 1000);
        clock.set(BEGIN.plus(Duration.ofDays(10)));

        assertThat(announce(engine, 800, 2000).code()).isEqualTo(Code.REDUCTION_BASE_WRONG);
        assertThat(announce(engine, 720, 2000).code()).isEqualTo(Code.ACCEPTED);
        var proof = announced().proof();
        assertThat(announced().reference()).isEqualTo(euro(900));
        assertThat(proof.promotion()).isEqualTo(new PromotionId("home"));
        assertThat(proof.promotionVersion()).isEqualTo(1);
    }

    @Test
    void whileTheHistoryOfPromotionsCantBeReadNothingIsAnnounced() {
        SelectedLog broken =
                (_, _, _, _) -> Uni.createFrom().failure(new IllegalStateException("no answer"));
        var engine = start(broken);
        openShop(engine);
        clock.set(BEGIN.plus(Duration.ofDays(10)));

        assertThat(announce(engine, 800, 2000).code()).isEqualTo(Code.UNAVAILABLE);
        assertThat(set(engine, 900).code()).isEqualTo(Code.ACCEPTED);
    }

    @Test
    void withMorePromotionsThanMayBeKeptNothingIsAnnounced() {
        var engine = start(new InMemorySelectedLog(store), "promotions.count-max", "1");
        openShop(engine);
        define(engine, "tools", 3000);
        define(engine, "home", 1000);

        assertThat(announce(engine, 800, 2000).code()).isEqualTo(Code.UNAVAILABLE);
    }

    @Test
    void aStoreThatNobodyFollowsAnnouncesNothing() {
        var engine = start(null);
        openShop(engine);

        assertThat(announce(engine, 800, 2000).code()).isEqualTo(Code.UNAVAILABLE);
    }

    private Engine start(@Nullable SelectedLog selected, String... config) {
        var all = new String[config.length + 2];
        all[0] = "promotions.patience";
        all[1] = "30s";
        System.arraycopy(config, 0, all, 2, config.length);
        return instances.start(
                List.of(StoreShard.only(store, null, selected, BUCKETS.count())),
                TestEngineConfig.with(all),
                clock::get);
    }

    private static void openShop(Engine engine) {
        Instances.openShop(engine, SKU);
        assertThat(set(engine, 1000).code()).isEqualTo(Code.ACCEPTED);
    }

    private static Receipt set(Engine engine, long minor) {
        return send(engine, new SetPrice(SKU, ZONE, PriceKind.LIST, euro(minor), null, null));
    }

    private static void define(Engine engine, String category, int percentOff) {
        var receipt =
                send(
                        engine,
                        DefinePromotion.percentOff(
                                new PromotionId(category),
                                "Weeks of light",
                                percentOff,
                                List.of(new CategoryId(category)),
                                null,
                                BEGIN,
                                null));
        assertThat(receipt.code()).isEqualTo(Code.ACCEPTED);
    }

    private Receipt announce(Engine engine, long paid, int percentOff) {
        var command = new AnnounceReduction(SKU, ZONE, percentOff, euro(paid), null, null);
        return await(
                submit(
                        engine,
                        envelope(command, null, null),
                        clock.get().plus(Duration.ofHours(1))));
    }

    private PriceReductionAnnounced announced() {
        var stream = StreamId.price(SKU, ZONE);
        var histories = store.load(List.of(stream)).await().indefinitely();
        var last = Objects.requireNonNull(histories.get(stream)).events().getLast();
        return (PriceReductionAnnounced)
                EventCodec.decode(EventType.PRICE_REDUCTION_ANNOUNCED, last.payload().getBytes());
    }

    private static Money euro(long minor) {
        return new Money(minor, "EUR", 2);
    }
}
