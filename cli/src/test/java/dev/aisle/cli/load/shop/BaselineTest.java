package dev.aisle.cli.load.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.contracts.command.CommandEnvelope;
import dev.aisle.contracts.command.PriceCommand.SetPrice;
import dev.aisle.contracts.command.PromotionCommand.DefinePromotion;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BaselineTest {
    private final Assortment assortment = Assortment.generate("SKU", 200, 42, 0.1);

    @Test
    void productsComeBeforeWhatRestsOnThem() {
        assertThat(phases().stream().map(Baseline.Phase::name))
                .containsExactly("zones and locations", "products", "prices", "opening stock");
    }

    @Test
    void eachPhaseHoldsWhatItSays() {
        assertThat(phases())
                .allSatisfy(phase -> assertThat(phase.commands().count()).isEqualTo(phase.total()));
    }

    @Test
    void everyProductHasAPriceInEachZone() {
        var zonesBySku =
                commands().stream()
                        .map(CommandEnvelope::command)
                        .filter(SetPrice.class::isInstance)
                        .map(SetPrice.class::cast)
                        .collect(Collectors.groupingBy(SetPrice::sku, Collectors.counting()));

        assertThat(zonesBySku).hasSize(200);
        assertThat(zonesBySku.values()).containsOnly(3L);
    }

    @Test
    void thePromotionIsOnTheCategoryOfTheFirstProduct() {
        var promotion =
                commands().stream()
                        .map(CommandEnvelope::command)
                        .filter(DefinePromotion.class::isInstance)
                        .map(DefinePromotion.class::cast)
                        .findFirst()
                        .orElseThrow();

        assertThat(assortment.products().getFirst().categories())
                .containsAll(promotion.categories());
    }

    @Test
    void theSameRunSendsTheSameCommands() {
        assertThat(commands()).isEqualTo(commands());
    }

    private List<Baseline.Phase> phases() {
        return new Baseline(assortment, new Envelopes("demo", 1), 42).phases();
    }

    private List<CommandEnvelope> commands() {
        return phases().stream().flatMap(Baseline.Phase::commands).toList();
    }
}
