package dev.aisle.benchmarks.micro;

import dev.aisle.contracts.id.BrandId;
import dev.aisle.contracts.id.Sku;
import dev.aisle.contracts.price.EffectivePrice;
import dev.aisle.contracts.price.PriceSegment;
import dev.aisle.contracts.price.PriceTimeline;
import dev.aisle.contracts.promotion.BasketLine;
import dev.aisle.contracts.promotion.PricedBasket;
import dev.aisle.contracts.promotion.PricedLine;
import dev.aisle.contracts.promotion.PricingContext;
import dev.aisle.contracts.promotion.PromotionPricing;
import dev.aisle.contracts.promotion.RunningPromotion;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// What is done for each offer that is served, for a basket of ten lines, and for each price event that is
/// decided or folded.
@State(Scope.Benchmark)
public class PriceBenchmark {
    private static final int LINES = 10;

    private final List<PriceSegment> segments = Samples.segments();
    private final List<RunningPromotion> promotions = Samples.promotions();
    private final BasketLine line = line(1);
    private final List<BasketLine> basket =
            IntStream.rangeClosed(1, LINES).mapToObj(PriceBenchmark::line).toList();
    private final PricingContext context = PricingContext.of(Samples.ZONE, Samples.NOW);
    private final PriceSegment laid = Samples.sale(Samples.NOW.plusSeconds(86_400), 999);

    @Benchmark
    public @Nullable EffectivePrice effective() {
        return EffectivePrice.at(segments, Samples.NOW);
    }

    @Benchmark
    public PricedLine promoted() {
        return PromotionPricing.line(line, promotions, context);
    }

    @Benchmark
    public PricedBasket basket() {
        return PromotionPricing.basket(basket, promotions, context);
    }

    @Benchmark
    public List<PriceSegment> timeline() {
        return PriceTimeline.with(segments, laid, Samples.NOW);
    }

    private static BasketLine line(int i) {
        return new BasketLine(
                new Sku("SKU-" + i),
                i,
                Samples.usd(1_299 + i),
                false,
                Samples.PATH,
                new BrandId("acme"),
                List.of(),
                List.of());
    }
}
