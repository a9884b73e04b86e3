package dev.aisle.cli.load.shop;

import dev.aisle.contracts.id.BrandId;
import dev.aisle.contracts.id.CategoryId;
import dev.aisle.contracts.id.Sku;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// All products of a shop, by number. Equal arguments make equal products, and a larger assortment of
/// the same seed begins with the smaller one.
record Assortment(List<Product> products) {
    private static final int VARIANTS_MAX = 4;
    private static final double GROUPED_SHARE = 0.3;

    Assortment {
        products = List.copyOf(products);
    }

    /// @param prefix of every SKU
    /// @param categoryScale 1 for categories as large as real ones
    static Assortment generate(String prefix, int count, long seed, double categoryScale) {
        var random = new SplittableRandom(seed);
        var products = new ArrayList<Product>(count);
        for (int category = 0; products.size() < count; category++) {
            int size = Math.max(2, (int) (Quantiles.CATEGORY_SIZE.draw(random) * categoryScale));
            fill(products, prefix, Math.min(size, count - products.size()), category, random);
        }
        return new Assortment(products);
    }

    private static void fill(
            List<Product> products, String prefix, int size, int category, SplittableRandom all) {
        // Its own stream of numbers, so that cutting a category short changes nothing after it.
        var random = all.split();
        var department = Names.DEPARTMENTS.get(category % Names.DEPARTMENTS.size());
        var name = Names.category(category / Names.DEPARTMENTS.size());
        var path =
                List.of(
                        new CategoryId(Names.id(department)),
                        new CategoryId(Names.id(department + " " + name)));
        int groupLeft = 0;
        String group = null;
        for (int i = 0; i < size; i++) {
            var sku = new Sku(prefix + "-" + (products.size() + 1));
            if (groupLeft == 0) {
                boolean grouped = random.nextDouble() < GROUPED_SHARE;
                groupLeft = grouped ? random.nextInt(2, VARIANTS_MAX + 1) : 1;
                group = grouped ? "style-" + sku.value() : null;
            }
            groupLeft--;
            var brand = Names.brand(random);
            products.add(
                    new Product(
                            sku,
                            Names.title(brand, name, random),
                            new BrandId(Names.id(brand)),
                            path,
                            group,
                            Prices.ended((long) Quantiles.PRICE_MINOR.draw(random), random)));
        }
    }
}
