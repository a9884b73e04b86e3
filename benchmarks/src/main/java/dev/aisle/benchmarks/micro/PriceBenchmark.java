package dev.aisle.benchmarks.micro;

import dev.aisle.contracts.price.EffectivePrice;
import dev.aisle.contracts.price.PriceSegment;
import dev.aisle.contracts.price.PriceTimeline;
import dev.aisle.contracts.promotion.PromotedPrice;
import dev.aisle.contracts.promotion.RunningPromotion;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// What is done for each offer that is served, and for each price event that is decided or folded.
@State(Scope.Benchmark)
public class PriceBenchmark {
    private final List<PriceSegment> segments = Samples.segments();
    private final List<RunningPromotion> promotions = Samples.promotions();
    private final PriceSegment laid = Samples.sale(Samples.NOW.plusSeconds(86_400), 999);

    @Benchmark
    public @Nullable EffectivePrice effective() {
        return EffectivePrice.at(segments, Samples.NOW);
    }

    @Benchmark
    public PromotedPrice promoted() {
        return PromotedPrice.of(
                Samples.usd(1_299), Samples.PATH, Samples.ZONE, promotions, Samples.NOW);
    }

    @Benchmark
    public List<PriceSegment> timeline() {
        return PriceTimeline.with(segments, laid, Samples.NOW);
    }
}
