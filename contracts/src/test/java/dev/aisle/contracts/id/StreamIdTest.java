package dev.aisle.contracts.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamIdTest {
    @Test
    void aNameIsReadAsItWasWritten() {
        var price = StreamId.price(new Sku("SKU-1"), new ZoneId("us-east"));
        var budget = StreamId.promotionBudget(new PromotionId("summer"));

        assertThat(StreamId.parse("price/SKU-1/us-east")).isEqualTo(price);
        assertThat(StreamId.parse(price.toString())).isEqualTo(price);
        assertThat(StreamId.parse("promotion-budget/summer")).isEqualTo(budget);
        assertThat(StreamId.parse(budget.toString())).isEqualTo(budget);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "price",
                "price/",
                "/SKU-1",
                "price/SKU-1/",
                "price//us-east",
                "price/SKU-1/us-east/",
                "price/SKU-1/us-east/x",
                "cost/SKU-1",
                "PRICE/SKU-1/us-east",
                "price/SKU 1/us-east"
            })
    void whatIsNoNameIsRefused(String text) {
        assertThatThrownBy(() -> StreamId.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
