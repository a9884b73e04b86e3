package dev.aisle.contracts.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
    @ParameterizedTest
    @CsvSource({
        "1299, USD, 2, 12.99",
        "5, EUR, 2, 0.05",
        "0, GBP, 2, 0.00",
        "-5, USD, 2, -0.05",
        "1500, JPY, 0, 1500",
        "12345, KWD, 3, 12.345",
        "9007199254740991, CLF, 4, 900719925474.0991"
    })
    void theAmountHasTheCurrencysDigits(long minor, String currency, int scale, String amount) {
        var money = new Money(minor, currency, scale);
        assertThat(money.amount()).isEqualTo(amount);
        assertThat(money).hasToString(amount + " " + currency);
    }

    @ParameterizedTest
    @ValueSource(
            longs = {Money.MINOR_MAX + 1, -Money.MINOR_MAX - 1, Long.MAX_VALUE, Long.MIN_VALUE})
    void whatJsonReadersWouldRoundIsRefused(long minor) {
        assertThatThrownBy(() -> new Money(minor, "USD", 2))
                .hasMessage("minor is at most 9007199254740991, either sign");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "US", "USDX", "usd", "U$D", "ÄÖÜ", "US "})
    void aCurrencyIsThreeCapitalLetters(String currency) {
        assertThatThrownBy(() -> new Money(1, currency, 2))
                .hasMessage("currency is an ISO 4217 code of three capital letters");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 5, Integer.MAX_VALUE})
    void aScaleIsUpToFourDigits(int scale) {
        assertThatThrownBy(() -> new Money(1, "USD", scale)).hasMessage("scale is 0 to 4 digits");
    }
}
