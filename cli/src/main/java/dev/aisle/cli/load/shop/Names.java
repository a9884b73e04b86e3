package dev.aisle.cli.load.shop;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// Words for departments, categories, brands and titles.
final class Names {
    static final List<String> DEPARTMENTS =
            List.of(
                    "Grocery",
                    "Drinks",
                    "Household",
                    "Beauty",
                    "Kitchen",
                    "Garden",
                    "Toys",
                    "Clothing",
                    "Electronics",
                    "Sports");
    private static final List<String> THINGS =
            List.of(
                    "Bowls",
                    "Lamps",
                    "Towels",
                    "Snacks",
                    "Teas",
                    "Candles",
                    "Baskets",
                    "Gloves",
                    "Puzzles",
                    "Cables",
                    "Jackets",
                    "Pans",
                    "Soaps",
                    "Planters",
                    "Notebooks",
                    "Cushions",
                    "Juices",
                    "Brushes",
                    "Socks",
                    "Racquets");
    private static final List<String> QUALITIES =
            List.of(
                    "Everyday",
                    "Organic",
                    "Classic",
                    "Compact",
                    "Deluxe",
                    "Fresh",
                    "Bright",
                    "Soft",
                    "Sturdy",
                    "Travel",
                    "Family",
                    "Winter");
    private static final List<String> BRANDS =
            List.of(
                    "Northfield",
                    "Alder and Co",
                    "Lumen",
                    "Brightwater",
                    "Oakhouse",
                    "Pennine",
                    "Kestrel",
                    "Maro",
                    "Tidewell",
                    "Juniper",
                    "Halden",
                    "Copperleaf",
                    "Solis",
                    "Fjordal",
                    "Marlow",
                    "Everly");
    private static final List<String> VARIANTS =
            List.of("small", "large", "blue", "green", "pack of 6", "red", "white", "pack of 12");

    private Names() {}

    /// The n-th category of its department, such as `Winter Lamps`.
    static String category(int index) {
        return QUALITIES.get(index / THINGS.size() % QUALITIES.size())
                + " "
                + THINGS.get(index % THINGS.size());
    }

    static String brand(SplittableRandom random) {
        return BRANDS.get(random.nextInt(BRANDS.size()));
    }

    static String title(String brand, String category, SplittableRandom random) {
        return brand
                + " "
                + QUALITIES.get(random.nextInt(QUALITIES.size()))
                + " "
                + category.substring(category.indexOf(' ') + 1)
                + ", "
                + VARIANTS.get(random.nextInt(VARIANTS.size()));
    }

    /// Words from an id: `garden-lamps` is `Garden lamps`.
    static String title(String id) {
        return Character.toUpperCase(id.charAt(0)) + id.substring(1).replace('-', ' ');
    }

    /// An id from words: lower case, joined by `-`.
    static String id(String words) {
        return words.toLowerCase(Locale.ROOT).replace(' ', '-');
    }
}
