package dev.aisle.command.price;

import dev.aisle.contracts.money.Money;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// Which changes of a price need a person's word: below 30 % of the present price of its kind, above
/// 300 %, and zero always.
final class GuardRail {
    private static final BigInteger TEN = BigInteger.TEN;

    private GuardRail() {}

    /// @param present null if the kind has no price now, so that there is nothing to compare with
    static boolean isBeyond(Money wanted, @Nullable Money present) {
        if (wanted.minor() == 0) {
            return true;
        }
        if (present == null) {
            return false;
        }
        var tenfold = BigInteger.valueOf(wanted.minor()).multiply(TEN);
        var base = BigInteger.valueOf(present.minor());
        return tenfold.compareTo(base.multiply(BigInteger.valueOf(3))) < 0
                || tenfold.compareTo(base.multiply(BigInteger.valueOf(30))) > 0;
    }
}
