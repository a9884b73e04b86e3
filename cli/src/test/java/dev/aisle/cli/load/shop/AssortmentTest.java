package dev.aisle.cli.load.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AssortmentTest {
    private static final long SEED = 7;

    @Test
    void equalSeedsMakeEqualShops() {
        assertThat(generate(3_000)).isEqualTo(generate(3_000));
    }

    @Test
    void anotherSeedMakesAnotherShop() {
        assertThat(Assortment.generate("S", 100, SEED + 1, 1)).isNotEqualTo(generate(100));
    }

    @Test
    void aLargerShopBeginsWithTheSmallerOne() {
        assertThat(generate(3_000).products().subList(0, 500)).isEqualTo(generate(500).products());
    }

    @Test
    void everySkuIsThereOnce() {
        var skus = generate(5_000).products().stream().map(Product::sku).distinct().count();

        assertThat(skus).isEqualTo(5_000);
    }

    @Test
    void halfOfThePricesEndInNine() {
        var products = generate(20_000).products();
        long nines = products.stream().filter(p -> p.baseMinor() % 10 == 9).count();

        assertThat(nines).isBetween(9_000L, 11_000L);
    }

    @Test
    void categoriesAreAsLargeAsRealOnes() {
        var sizes =
                generate(100_000).products().stream()
                        .collect(
                                Collectors.groupingBy(
                                        p -> p.categories().getLast(), Collectors.counting()))
                        .values()
                        .stream()
                        .sorted()
                        .toList();

        assertThat(sizes.get(sizes.size() / 2)).isBetween(100L, 350L);
        assertThat(sizes.getLast()).isGreaterThan(1_000);
    }

    @Test
    void aFifthOfTheProductsCarriesOverHalfOfTheTraffic() {
        var popularity = new Popularity(1_000, Popularity.RETAIL_SLOPE);
        var random = new SplittableRandom(SEED);
        long top = IntStream.range(0, 100_000).filter(_ -> popularity.draw(random) < 200).count();

        assertThat(top).isBetween(54_000L, 64_000L);
    }

    @Test
    void everyRankIsDrawnAndNoneBeyond() {
        var popularity = new Popularity(10, Popularity.RETAIL_SLOPE);
        var random = new SplittableRandom(SEED);
        var ranks =
                IntStream.range(0, 10_000)
                        .map(_ -> popularity.draw(random))
                        .distinct()
                        .sorted()
                        .toArray();

        assertThat(ranks).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void discountsAreAsDeepAsRealOnes() {
        assertThat(Quantiles.DISCOUNT_PERCENT.at(0.1)).isEqualTo(8);
        assertThat(Quantiles.DISCOUNT_PERCENT.at(0.5)).isEqualTo(24);
        assertThat(Quantiles.DISCOUNT_PERCENT.at(0.9)).isEqualTo(47);
        assertThat(Quantiles.DISCOUNT_PERCENT.at(0.3)).isEqualTo(16);
    }

    private static Assortment generate(int count) {
        return Assortment.generate("S", count, SEED, 1);
    }
}
