package dev.aisle.contracts.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
    private static final List<Function<String, Object>> IDS =
            List.of(
                    Sku::new,
                    ZoneId::new,
                    LocationId::new,
                    SourceId::new,
                    PromotionId::new,
                    CategoryId::new,
                    BrandId::new,
                    ReservationId::new);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "0",
                "SKU-1",
                "A.b_c-d",
                "85123A",
                "0123456789012345678901234567890123456789012345678901234567890123"
            })
    void idsAreTakenAsTheyAre(String text) {
        assertThat(IDS).allSatisfy(id -> assertThat(id.apply(text)).hasToString(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "-a",
                ".a",
                "_a",
                "a/b",
                "a:b",
                "a\n",
                "a\u0000",
                "ä",
                "a%20b",
                "価",
                "..",
                "a,b",
                "{a}",
                "a*",
                "01234567890123456789012345678901234567890123456789012345678901234"
            })
    void anotherFormIsRefusedWithoutRepeatingIt(String text) {
        assertThat(IDS)
                .allSatisfy(
                        id ->
                                assertThatThrownBy(() -> id.apply(text))
                                        .isInstanceOf(IllegalArgumentException.class)
                                        .hasMessageEndingWith(
                                                "is 1 to 64 characters, a letter or digit first,"
                                                        + " then letters, digits, '.', '_' or '-'"));
    }

    @Test
    void caseDistinguishes() {
        assertThat(new Sku("85123A")).isNotEqualTo(new Sku("85123a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"product/SKU-1", "price/SKU-1/us-east", "stock/a/b", "zone/us-east"})
    void aStreamsNameIsReadBack(String name) {
        assertThat(StreamId.parse(name)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "product",
                "product/",
                "/SKU-1",
                "Product/SKU-1",
                "nothing/SKU-1",
                "price/a/b/c",
                "price/a/",
                "price//b",
                "price/a b",
                "price/a/b c",
                "product/SKU-1\n"
            })
    void whatIsNoStreamsNameIsRefused(String name) {
        assertThatThrownBy(() -> StreamId.parse(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void streamsOfOneSkuShareTheirKey() {
        var sku = new Sku("SKU-1");
        assertThat(
                        List.of(
                                StreamId.product(sku),
                                StreamId.price(sku, new ZoneId("us-east")),
                                StreamId.stock(sku, new LocationId("store-42"))))
                .extracting(StreamId::key)
                .containsOnly("SKU-1");
    }
}
