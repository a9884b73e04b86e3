package dev.aisle.cli.load.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.contracts.command.CommandEnvelope;
import dev.aisle.contracts.command.PriceCommand.SetPrice;
import dev.aisle.contracts.command.ProductCommand.IntroduceProduct;
import dev.aisle.contracts.command.PromotionCommand.ChangePromotionMembers;
import dev.aisle.contracts.command.PromotionCommand.DefinePromotion;
import dev.aisle.contracts.command.TaxonomyCommand.PlaceCategory;
import dev.aisle.contracts.id.CategoryId;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BaselineTest {
    private static final int DELIVERED = 500;

    private final Assortment assortment = Assortment.generate("SKU", 200, 42, 0.1);
    private final List<Product> delivered = RangeImport.products();

    @Test
    void productsComeBeforeWhatRestsOnThem() {
        assertThat(phases().stream().map(Baseline.Phase::name))
                .containsExactly(
                        "zones and locations",
                        "categories",
                        "products",
                        "prices",
                        "opening stock",
                        "promotions");
    }

    @Test
    void eachPhaseHoldsWhatItSays() {
        assertThat(phases())
                .allSatisfy(phase -> assertThat(phase.commands().count()).isEqualTo(phase.total()));
    }

    @Test
    void everyProductHasAPriceInEachZone() {
        var zonesBySku =
                commands(SetPrice.class).stream()
                        .collect(Collectors.groupingBy(SetPrice::sku, Collectors.counting()));

        assertThat(zonesBySku).hasSize(200 + DELIVERED);
        assertThat(zonesBySku.values()).containsOnly(3L);
    }

    @Test
    void whatIsDeliveredIsNotIntroducedByACommand() {
        assertThat(commands(IntroduceProduct.class)).hasSize(200);
        assertThat(RangeImport.lines(delivered).lines().filter(line -> line.contains("\"sku\"")))
                .hasSize(DELIVERED);
    }

    @Test
    void thereIsAPromotionOnTheCategoryOfTheFirstProduct() {
        assertThat(commands(DefinePromotion.class))
                .anySatisfy(
                        promotion ->
                                assertThat(assortment.products().getFirst().categories())
                                        .containsAll(promotion.categories()));
    }

    @Test
    void promotionsAreOfSeveralKindsAndSomeHaveCaps() {
        var promotions = commands(DefinePromotion.class);

        assertThat(promotions.stream().map(promotion -> String.valueOf(promotion.type())))
                .contains("null", "AMOUNT", "BUY_GET", "THRESHOLD");
        assertThat(promotions).anySatisfy(promotion -> assertThat(promotion.uses()).isNotNull());
        assertThat(promotions).anySatisfy(promotion -> assertThat(promotion.budget()).isNotNull());
        assertThat(commands(ChangePromotionMembers.class)).hasSize(1);
    }

    @Test
    void everyCategoryIsPlacedBeneathOneThatIsPlacedBefore() {
        var placed = new HashSet<CategoryId>();
        for (var place : commands(PlaceCategory.class)) {
            if (place.parent() != null) {
                assertThat(placed).contains(place.parent());
            }
            assertThat(placed.add(place.category())).isTrue();
        }
        assertThat(assortment.products())
                .allSatisfy(product -> assertThat(placed).containsAll(product.categories()));
    }

    @Test
    void theSameRunSendsTheSameCommands() {
        assertThat(commands()).isEqualTo(commands());
    }

    private List<Baseline.Phase> phases() {
        var products = assortment.products();
        var baseline =
                new Baseline(
                        products,
                        delivered,
                        new ShopPromotions("SKU", products),
                        new Envelopes("demo", 1),
                        new Shelves(products.size() + delivered.size(), 42),
                        42);
        return Stream.concat(baseline.ground().stream(), baseline.goods().stream()).toList();
    }

    private List<CommandEnvelope> commands() {
        return phases().stream().flatMap(Baseline.Phase::commands).toList();
    }

    private <C> List<C> commands(Class<C> type) {
        return commands().stream()
                .map(CommandEnvelope::command)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
