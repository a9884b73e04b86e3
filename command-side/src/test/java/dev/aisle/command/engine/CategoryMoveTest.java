package dev.aisle.command.engine;

import static dev.aisle.command.engine.Instances.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.command.product.Product;
import dev.aisle.command.store.postgres.PostgresKnownProducts;
import dev.aisle.command.taxonomy.MoveProcess;
import dev.aisle.command.taxonomy.Taxonomy;
import dev.aisle.contracts.command.ProductCommand.IntroduceProduct;
import dev.aisle.contracts.command.TaxonomyCommand.MoveCategory;
import dev.aisle.contracts.command.TaxonomyCommand.PlaceCategory;
import dev.aisle.contracts.id.BrandId;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.id.TaxonomyId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Products follow their categories, each by an event of its own.
class CategoryMoveTest {
    private static final TaxonomyId MAIN = new TaxonomyId("main");
    private static final int PRODUCTS = 30;

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    @Test
    void productsBeneathAMovedCategoryFollowAndOthersStay() {
        try (var database = new EngineDatabase("moves_" + System.nanoTime());
                var instances = new Instances()) {
            InstantSource clock = () -> InstantSource.system().instant().plus(ahead.get());
            var shard =
                    StoreShard.only(database.store(), database.timers(), Instances.BUCKETS.count());
            var known = new PostgresKnownProducts(Map.of(shard.shard(), database.pool()));
            var engine =
                    instances.start(
                            List.of(shard),
                            List.of(
                                    (streams, commands) ->
                                            new MoveProcess(streams, commands, known, clock)),
                            TestEngineConfig.USUAL,
                            clock);
            place(engine, "home", null);
            place(engine, "lamps", "home");
            place(engine, "garden", null);
            IntStream.range(0, PRODUCTS).forEach(i -> introduce(engine, i));
            assertThat(path(engine, 0)).isEqualTo(path("home", "lamps"));

            send(engine, new MoveCategory(MAIN, new CategoryId("lamps"), new CategoryId("garden")));
            ahead.set(Duration.ofSeconds(11));

            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(taxonomy(engine).moves()).isEmpty());
            for (int i = 0; i < PRODUCTS; i++) {
                var moved = i % 2 == 0 ? path("garden", "lamps") : path("home");
                assertThat(path(engine, i)).isEqualTo(moved);
                assertThat(engine.streams().read(stream(i), Product.class).version())
                        .isEqualTo(i % 2 == 0 ? 2 : 1);
            }
        }
    }

    private static void place(Engine engine, String category, @Nullable String parent) {
        send(
                engine,
                new PlaceCategory(
                        MAIN,
                        new CategoryId(category),
                        parent == null ? null : new CategoryId(parent),
                        category));
    }

    private static void introduce(Engine engine, int number) {
        var category = new CategoryId(number % 2 == 0 ? "lamps" : "home");
        send(
                engine,
                new IntroduceProduct(
                        new Sku("SKU-" + number),
                        "A lamp",
                        new BrandId("acme"),
                        List.of(category),
                        null));
    }

    private static Taxonomy taxonomy(Engine engine) {
        return engine.streams().read(StreamId.taxonomy(MAIN), Taxonomy.class).state();
    }

    private static List<CategoryId> path(Engine engine, int number) {
        var content = engine.streams().read(stream(number), Product.class).state().content();
        return content == null ? List.of() : content.categories();
    }

    private static StreamId stream(int number) {
        return StreamId.product(new Sku("SKU-" + number));
    }

    private static List<CategoryId> path(String... categories) {
        return List.of(categories).stream().map(CategoryId::new).toList();
    }
}
