package dev.aisle.contracts.promotion;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// A saving of `of × numerator ÷ denominator` minor units, and what it was rounded to.
///
/// @param units how often the rounded saving was taken: a line's quantity where each unit is rounded
public record RoundingStep(
        long of,
        long numerator,
        long denominator,
        DiscountRounding rounding,
        long rounded,
        int units) {
    private static final int DIGITS = 6;

    static RoundingStep of(
            long of, long numerator, long denominator, DiscountRounding rounding, int units) {
        return new RoundingStep(
                of,
                numerator,
                denominator,
                rounding,
                rounded(of, numerator, denominator, rounding),
                units);
    }

    /// Exact, however large the product.
    ///
    /// @param of 0 or more, as is the numerator; the denominator is above 0
    static long rounded(long of, long numerator, long denominator, DiscountRounding rounding) {
        if (numerator != 0 && of > Long.MAX_VALUE / numerator) {
            return new BigDecimal(BigInteger.valueOf(of).multiply(BigInteger.valueOf(numerator)))
                    .divide(BigDecimal.valueOf(denominator), 0, rounding.mode())
                    .longValueExact();
        }
        long product = of * numerator;
        long whole = product / denominator;
        long rest = product % denominator;
        if (rest == 0) {
            return whole;
        }
        return switch (rounding) {
            case UP -> whole + 1;
            case DOWN -> whole;
            case HALF_UP -> rest >= denominator - rest ? whole + 1 : whole;
            case HALF_EVEN ->
                    rest > denominator - rest || rest == denominator - rest && whole % 2 != 0
                            ? whole + 1
                            : whole;
        };
    }

    /// For people: `129.9 rounded HALF_UP to 130`, with at most six digits.
    @Override
    public String toString() {
        var exact =
                new BigDecimal(BigInteger.valueOf(of).multiply(BigInteger.valueOf(numerator)))
                        .divide(BigDecimal.valueOf(denominator), DIGITS, RoundingMode.DOWN)
                        .stripTrailingZeros()
                        .toPlainString();
        return exact
                + " rounded "
                + rounding
                + " to "
                + rounded
                + (units == 1 ? "" : ", × " + units);
    }
}
