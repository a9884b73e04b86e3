package dev.aisle.contracts.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.json.Json;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReceiptJsonTest {
    private static final UUID ID = UUID.fromString("01990000-0000-7000-8000-00000000000a");

    @ParameterizedTest
    @MethodSource("receipts")
    void theBytesAreThoseOfTheMapper(Receipt receipt) throws Exception {
        assertThat(ReceiptJson.write(receipt)).isEqualTo(Json.LENIENT.writeValueAsBytes(receipt));
    }

    static Stream<Receipt> receipts() {
        return Stream.of(
                receipt(7L, ID, "price/SKU-1/us-east", 12L, "AQAAAAAAAAARAAAAAABH4mI", null),
                receipt(null, ID, "promotion/bf-26", 0L, null, null),
                receipt(1L, null, null, null, null, null),
                receipt(null, ID, null, null, "a \"token\" of\nany\\kind, ü", null),
                receipt(
                        3L,
                        ID,
                        "zone/us",
                        9_007_199_254_740_991L,
                        null,
                        Problem.of(Code.MALFORMED, "a \"field\"\n", "data.price")));
    }

    private static Receipt receipt(
            @Nullable Long line,
            @Nullable UUID id,
            @Nullable String stream,
            @Nullable Long version,
            @Nullable String token,
            @Nullable Problem problem) {
        return new Receipt(
                line,
                id,
                problem == null ? Code.ACCEPTED : problem.code(),
                stream == null ? null : StreamId.parse(stream),
                version,
                token,
                problem);
    }
}
