package dev.aisle.cli.load.shop;

import java.util.SplittableRandom;

/// A distribution told by some of its quantiles; between two of them values lie evenly.
final class Quantiles {
    /// How deep a discount is, percent.
    static final Quantiles DISCOUNT_PERCENT =
            new Quantiles(new double[] {0, 0.1, 0.5, 0.9, 1}, new double[] {3, 8, 24, 47, 65});

    /// How many products a category holds.
    static final Quantiles CATEGORY_SIZE =
            new Quantiles(
                    new double[] {0, 0.25, 0.5, 0.9, 0.99, 1},
                    new double[] {8, 70, 178, 685, 1_743, 2_500});

    /// What a product costs, in minor units.
    static final Quantiles PRICE_MINOR =
            new Quantiles(
                    new double[] {0, 0.1, 0.5, 0.9, 0.99, 1},
                    new double[] {49, 199, 799, 4_999, 24_999, 99_999});

    private final double[] shares;
    private final double[] values;

    /// @param shares rising from 0 to 1
    /// @param values at these shares, rising
    private Quantiles(double[] shares, double[] values) {
        this.shares = shares;
        this.values = values;
    }

    double at(double share) {
        int i = 1;
        while (share > shares[i]) {
            i++;
        }
        double part = (share - shares[i - 1]) / (shares[i] - shares[i - 1]);
        return values[i - 1] + part * (values[i] - values[i - 1]);
    }

    double draw(SplittableRandom random) {
        return at(random.nextDouble());
    }
}
