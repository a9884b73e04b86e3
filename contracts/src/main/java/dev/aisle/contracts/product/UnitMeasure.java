package dev.aisle.contracts.product;

import dev.aisle.contracts.json.Bounds;
import dev.aisle.contracts.json.InvalidComponentException;
import dev.aisle.contracts.money.Money;
import java.math.BigInteger;

/// What a product contains, and per how much its unit price is shown (Directive 98/6/EC): 750 ml, per
/// 1,000 ml.
///
/// @param content in the unit
/// @param per in the unit
public record UnitMeasure(
        @Bounds(min = 1, max = UnitMeasure.QUANTITY_MAX) long content,
        Unit unit,
        @Bounds(min = 1, max = UnitMeasure.QUANTITY_MAX) long per) {
    public static final long QUANTITY_MAX = 1_000_000_000;

    public UnitMeasure {
        if (content < 1 || content > QUANTITY_MAX) {
            throw new InvalidComponentException("content", "is 1 to 1000000000");
        }
        if (per < 1 || per > QUANTITY_MAX) {
            throw new InvalidComponentException("per", "is 1 to 1000000000");
        }
    }

    /// The smallest of each quantity that shelves are labelled in.
    public enum Unit {
        GRAM,
        MILLILITRE,
        MILLIMETRE,
        SQUARE_CENTIMETRE,
        PIECE
    }

    /// What `per` of the unit costs, half a minor unit rounded up; at most what [Money] can hold.
    public Money priceOf(Money price) {
        var two = BigInteger.TWO;
        var divisor = BigInteger.valueOf(content);
        var exact = BigInteger.valueOf(price.minor()).multiply(BigInteger.valueOf(per));
        var rounded = exact.multiply(two).add(divisor).divide(divisor.multiply(two));
        return price.withMinor(rounded.min(BigInteger.valueOf(Money.MINOR_MAX)).longValueExact());
    }
}
