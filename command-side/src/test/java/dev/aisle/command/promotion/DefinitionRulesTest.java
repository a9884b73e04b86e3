package dev.aisle.command.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.command.decide.Refusal;
import dev.aisle.contracts.promotion.PromotionLevel;
import dev.aisle.contracts.promotion.PromotionSchedule;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionRulesTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            nullValues = "ok",
            value = {
                "'percentOff': 1                                                  | ok",
                "'percentOff': 10000                                              | ok",
                "'percentOff': 0                                                  |"
                        + " data.percentOff",
                "'percentOff': 10001                                              |"
                        + " data.percentOff",
                "'priority': 1                                                    |"
                        + " data.percentOff",
                "'percentOff': 1, 'amount': USD                                   | data.type",
                "'type': 'AMOUNT', 'amount': USD                                  | ok",
                "'type': 'AMOUNT'                                                 | data.type",
                "'type': 'AMOUNT', 'amount': ZERO                                 |"
                        + " data.amount.minor",
                "'type': 'FIXED_PRICE', 'amount': USD                             | ok",
                "'type': 'FIXED_PRICE', 'amount': USD, 'level': 'BASKET'          | data.type",
                "'type': 'BUY_GET', 'buy': 2, 'get': 1                            | ok",
                "'type': 'BUY_GET', 'buy': 2, 'get': 1, 'percentOff': 5000        | ok",
                "'type': 'BUY_GET', 'buy': 2                                      | data.type",
                "'type': 'BUY_GET', 'buy': 1001, 'get': 1                         | data.buy",
                "'type': 'THRESHOLD', 'threshold': USD, 'percentOff': 1           | ok",
                "'type': 'THRESHOLD', 'thresholdUnits': 3, 'amount': USD          | ok",
                "'type': 'THRESHOLD', 'thresholdUnits': 3                         | data.type",
                "'type': 'THRESHOLD', 'threshold': USD                            | data.type",
                "'type': 'THRESHOLD', 'percentOff': 1                             | data.type",
                "'type': 'GIFT', 'gift': 'mug', 'threshold': USD                  | ok",
                "'type': 'GIFT', 'gift': 'mug'                                    | data.type",
                "'type': 'GIFT', 'gift': 'mug', 'threshold': USD, 'level': 'ITEM' | data.type",
                "'percentOff': 1, 'floor': USD, 'budget': USD                     | ok",
                "'percentOff': 1, 'floor': USD, 'budget': EUR                     | data",
                "'percentOff': 1, 'stacking': 'STACKABLE', 'group': 'a'           | data.group",
                "'percentOff': 1, 'group': 'a'                                    | ok",
                "'percentOff': 1, 'usesPerCustomer': 1                            |"
                        + " data.usesPerCustomer",
                "'percentOff': 1, 'usesPerCustomer': 1, 'uses': 100001            |"
                        + " data.usesPerCustomer",
                "'percentOff': 1, 'usesPerCustomer': 1, 'uses': 100000            | ok",
                "'percentOff': 1, 'priority': 1001                                | data.priority",
                "'percentOff': 1, 'maxTotalOff': 10001                            |"
                        + " data.maxTotalOff",
                "'percentOff': 1, 'from': T1, 'until': T2                         | ok",
                "'percentOff': 1, 'from': T2, 'until': T1                         | data.until",
                "'percentOff': 1, 'from': T1, 'until': T1                         | data.until",
                "'percentOff': 1, 'until': T1                                     | data.from",
                "'percentOff': 1, 'from': T1, 'timeZone': 'Europe/Berlin'         | data.from",
                "'percentOff': 1, 'localFrom': '2026-01-01T00:00'                 | data.timeZone",
                "'percentOff': 1, 'timeZone': 'Europe/Berlin'                     | data.localFrom",
                "'percentOff': 1, 'timeZone': '+01:00', 'localFrom': '2026-01-01T00:00' |"
                        + " data.timeZone",
            })
    void aDefinitionIsOneOfItsType(String fields, @Nullable String field) {
        var data =
                ("{'name': 'n', " + fields + "}")
                        .replaceAll(
                                "\\b(USD|EUR)\\b", "{'minor': 500, 'currency': '$1', 'scale': 2}")
                        .replace("ZERO", "{'minor': 0, 'currency': 'USD', 'scale': 2}")
                        .replace("T1", "'2026-01-01T00:00:00Z'")
                        .replace("T2", "'2026-01-02T00:00:00Z'");
        assertThat(DefinitionRules.malformed(Defining.of(data)).map(Refusal::field).orElse(null))
                .isEqualTo(field);
    }

    @Test
    void aGiftIsOnTheBasketUnlessItSaysOtherwise() {
        assertThat(Definitions.of(Defining.of("{'name': 'n', 'type': 'GIFT'}")).level())
                .isEqualTo(PromotionLevel.BASKET);
    }

    @Test
    void scopesAreBounded() {
        var many = String.join(",", Collections.nCopies(101, "'a'"));
        assertThat(
                        DefinitionRules.malformed(
                                        Defining.of(
                                                "{'name':'n','percentOff':1,'brands':["
                                                        + many
                                                        + "]}"))
                                .map(Refusal::field))
                .contains("data.brands");
    }

    /// Clocks in New York go forward at 02:00 on 8 March 2026, and back at 02:00 on 1 November.
    @ParameterizedTest
    @CsvSource({
        "2026-03-08T01:59, 2026-03-08T06:59:00Z, 2026-03-08T06:59:00Z",
        "2026-03-08T02:00, 2026-03-08T07:00:00Z, 2026-03-08T07:00:00Z",
        "2026-03-08T02:30, 2026-03-08T07:00:00Z, 2026-03-08T07:00:00Z",
        "2026-03-08T03:00, 2026-03-08T07:00:00Z, 2026-03-08T07:00:00Z",
        "2026-11-01T00:59, 2026-11-01T04:59:00Z, 2026-11-01T04:59:00Z",
        "2026-11-01T01:30, 2026-11-01T05:30:00Z, 2026-11-01T06:30:00Z",
        "2026-11-01T02:00, 2026-11-01T07:00:00Z, 2026-11-01T07:00:00Z"
    })
    void localTimesAreInstantsByTheRulesOfTheirZone(String local, Instant from, Instant until) {
        var newYork = ZoneId.of("America/New_York");
        assertThat(PromotionSchedule.local(newYork, local, null).from()).isEqualTo(from);
        assertThat(PromotionSchedule.local(newYork, "2026-01-01T00:00", local).until())
                .isEqualTo(until);
    }
}
