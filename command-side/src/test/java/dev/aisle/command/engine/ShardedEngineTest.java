package dev.aisle.command.engine;

import static dev.aisle.command.engine.Instances.BUCKETS;
import static dev.aisle.command.engine.Instances.STORE;
import static dev.aisle.command.engine.Instances.ZONE;
import static dev.aisle.command.engine.Instances.envelope;
import static dev.aisle.command.engine.Instances.send;
import static dev.aisle.command.engine.Instances.submit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.contracts.command.CommandEnvelope;
import dev.aisle.contracts.command.PriceCommand.SetPrice;
import dev.aisle.contracts.command.ReferenceCommand.DefineLocation;
import dev.aisle.contracts.command.StockCommand.ReceiveStock;
import dev.aisle.contracts.event.ReferenceEvent.LocationKind;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.money.Money;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Receipt;
import dev.aisle.eventstore.Shard;
import dev.aisle.eventstore.memory.InMemoryEventStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two shards, one of which goes. The zone and the location are kept by the one that goes.
class ShardedEngineTest {
    private static final Set<Integer> GOING =
            Set.of(bucketOf(ZONE.value()), bucketOf(STORE.value()));
    private static final Sku SAFE = sku(bucket -> !GOING.contains(bucket));
    private static final Sku GONE = sku(GOING::contains);

    private final Instances instances = new Instances();
    private final FaultyStore safe = new FaultyStore(new InMemoryEventStore(BUCKETS));
    private final FaultyStore going = new FaultyStore(new InMemoryEventStore(BUCKETS));
    private final Engine engine = start();

    @BeforeEach
    void open() {
        Instances.openShop(engine, SAFE);
        Instances.openShop(engine, GONE);
    }

    @AfterEach
    void close() {
        going.setDown(false);
        instances.close();
    }

    @Test
    void whatADeadShardKeepsIsUnavailableAndTheRestGoesOn() {
        assertThat(Instances.await(price(engine, SAFE, 1_299)).code()).isEqualTo(Code.ACCEPTED);
        assertThat(Instances.await(price(engine, GONE, 1_299)).code()).isEqualTo(Code.ACCEPTED);
        assertThat(Instances.await(submit(engine, receive(SAFE, "first"))).code())
                .isEqualTo(Code.ACCEPTED);
        going.setDown(true);
        var gone = price(engine, GONE, 1_399);
        var answers = new ArrayList<CompletableFuture<Receipt>>();
        for (int i = 0; i < 50; i++) {
            answers.add(price(engine, SAFE, 1_400 + i));
            answers.add(submit(engine, receive(SAFE, "delivery-" + i), soon()));
        }

        assertThat(answers.stream().map(Instances::await).map(Receipt::code))
                .containsOnly(Code.ACCEPTED);
        assertThat(Instances.await(gone).code()).isEqualTo(Code.UNAVAILABLE);
        assertThat(Instances.await(price(engine, SAFE, 1_499)).code())
                .as("the zone is remembered for longer than usual")
                .isEqualTo(Code.ACCEPTED);
        going.setDown(false);
        assertThat(Instances.await(price(engine, GONE, 1_399)).code()).isEqualTo(Code.ACCEPTED);
    }

    @Test
    void noBatchCrossesShards() {
        var answers = new ArrayList<CompletableFuture<Receipt>>();
        for (int i = 0; i < 200; i++) {
            answers.add(price(engine, i % 2 == 0 ? SAFE : GONE, 1_000 + i));
        }
        answers.forEach(Instances::await);

        assertThat(safe.decisions())
                .allMatch(decision -> !GOING.contains(bucketOf(decision.stream().key())));
        assertThat(going.decisions())
                .allMatch(decision -> GOING.contains(bucketOf(decision.stream().key())));
    }

    @Test
    void aZoneThatWasNeverHeardOfIsAskedForInVain() {
        var fresh = start();
        going.setDown(true);

        assertThat(Instances.await(price(fresh, SAFE, 1_299)).code()).isEqualTo(Code.UNAVAILABLE);
        var patient = submit(fresh, receive(SAFE, "delivery-1"));
        var behind = submit(fresh, receive(SAFE, "delivery-2"));
        assertThat(patient).isNotDone();
        going.setDown(false);

        assertThat(Instances.await(patient))
                .extracting(Receipt::code, Receipt::version)
                .containsExactly(Code.ACCEPTED, 1L);
        assertThat(Instances.await(behind))
                .as("in the order in which they came")
                .extracting(Receipt::code, Receipt::version)
                .containsExactly(Code.ACCEPTED, 2L);
    }

    @Test
    void aSlowShardHoldsNobodyUpForLong() {
        var fresh = start("references.patience", "20ms", "references.max-age", "1h");
        going.delayLoads(Duration.ofHours(1));

        assertThat(Instances.await(price(fresh, SAFE, 1_299)).code()).isEqualTo(Code.UNAVAILABLE);
        int loads = going.loads();
        assertThat(Instances.await(price(fresh, SAFE, 1_299)).code()).isEqualTo(Code.UNAVAILABLE);
        assertThat(going.loads()).as("not asked again at once").isEqualTo(loads);
    }

    @Test
    void referenceDataIsReadFromItsOwnShard() {
        var place =
                new LocationId(
                        names("place-")
                                .filter(name -> GOING.contains(bucketOf(name)))
                                .findFirst()
                                .orElseThrow());
        var unknown = new ReceiveStock(SAFE, place, 1);
        assertThat(send(engine, unknown, "delivery-0").code()).isEqualTo(Code.LOCATION_UNKNOWN);
        send(engine, new DefineLocation(place, LocationKind.STORE, "Europe/Berlin", true));

        assertThat(send(engine, unknown, "delivery-1").code()).isEqualTo(Code.ACCEPTED);
    }

    private Engine start(String... config) {
        return instances.start(
                List.of(
                        new StoreShard(new Shard(0, "", others()), safe, null),
                        new StoreShard(new Shard(1, "", GOING), going, null)),
                TestEngineConfig.with(config),
                InstantSource.system());
    }

    private static CompletableFuture<Receipt> price(Engine engine, Sku sku, long minor) {
        var price = new SetPrice(sku, ZONE, null, new Money(minor, "EUR", 2), null, null);
        return submit(engine, envelope(price, null, null), soon());
    }

    private static CommandEnvelope receive(Sku sku, String key) {
        return envelope(new ReceiveStock(sku, STORE, 1), key, null);
    }

    private static Instant soon() {
        return Instant.now().plusSeconds(10);
    }

    private static Set<Integer> others() {
        return IntStream.range(0, BUCKETS.count())
                .filter(bucket -> !GOING.contains(bucket))
                .boxed()
                .collect(Collectors.toSet());
    }

    private static Sku sku(Predicate<Integer> bucket) {
        return new Sku(
                names("SKU-")
                        .filter(name -> bucket.test(bucketOf(name)))
                        .findFirst()
                        .orElseThrow());
    }

    private static Stream<String> names(String prefix) {
        return IntStream.range(0, 10_000).mapToObj(i -> prefix + i);
    }

    private static int bucketOf(String key) {
        return BUCKETS.of(key);
    }
}
