package dev.aisle.command.price;

import dev.aisle.contracts.money.Money;
import org.jspecify.annotations.Nullable;

/// Which changes of a price need a person's word: below 30 % of the present price of its kind, above
/// 300 %, and zero always.
final class GuardRail {
    private GuardRail() {}

    /// @param present null if the kind has no price now, so that there is nothing to compare with
    static boolean isBeyond(Money wanted, @Nullable Money present) {
        if (wanted.minor() == 0) {
            return true;
        }
        if (present == null) {
            return false;
        }
        // At most 30 times Money.MINOR_MAX, which is less than 2^58.
        long tenfold = 10 * wanted.minor();
        return tenfold < 3 * present.minor() || tenfold > 30 * present.minor();
    }
}
