package dev.aisle.query.graphql;

import dev.aisle.contracts.money.Money;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/// An amount of money as GraphQL shows it.
@Type("Money")
@Description("An amount of money.")
public record MoneyAnswer(
        @NonNull @Description("In minor units, such as cents.") Int64 minor,
        @NonNull @Description("ISO 4217 code.") String currency,
        @Description("Digits after the decimal point.") int scale,
        @NonNull @Description("In decimal, such as 12.99.") String amount,
        @NonNull @Description("In decimal with its currency, such as 12.99 USD.")
                String formatted) {
    static MoneyAnswer of(Money money) {
        return new MoneyAnswer(
                Int64.of(money.minor()),
                money.currency(),
                money.scale(),
                money.amount(),
                money.toString());
    }
}
