package dev.aisle.contracts.money;

import dev.aisle.contracts.json.Bounds;
import dev.aisle.contracts.json.Form;
import dev.aisle.contracts.json.InvalidComponentException;
import java.math.BigDecimal;

/// An amount in minor units, with the currency and scale that were in force when it was said.
///
/// @param minor minor units, such as cents; at most ±2^53−1, so that every JSON reader keeps it exact
/// @param currency ISO 4217 alphabetic code
/// @param scale digits after the decimal point, 0 to 4
public record Money(
        @Bounds(min = -Money.MINOR_MAX, max = Money.MINOR_MAX) long minor,
        @Form(Money.CURRENCY_FORM) String currency,
        @Bounds(max = Money.SCALE_MAX) int scale) {
    public static final long MINOR_MAX = (1L << 53) - 1;
    public static final int SCALE_MAX = 4;
    public static final String CURRENCY_FORM = "[A-Z]{3}";

    public Money {
        if (minor > MINOR_MAX || minor < -MINOR_MAX) {
            throw new InvalidComponentException(
                    "minor", "is at most 9007199254740991, either sign");
        }
        if (currency.length() != 3 || !currency.chars().allMatch(c -> c >= 'A' && c <= 'Z')) {
            throw new InvalidComponentException(
                    "currency", "is an ISO 4217 code of three capital letters");
        }
        if (scale < 0 || scale > SCALE_MAX) {
            throw new InvalidComponentException("scale", "is 0 to 4 digits");
        }
    }

    public Money withMinor(long newMinor) {
        return new Money(newMinor, currency, scale);
    }

    /// The decimal amount without its currency, such as `12.99`.
    public String amount() {
        return BigDecimal.valueOf(minor, scale).toPlainString();
    }

    @Override
    public String toString() {
        return amount() + " " + currency;
    }
}
