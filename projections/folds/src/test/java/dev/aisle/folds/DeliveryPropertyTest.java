package dev.aisle.folds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// P4: whatever is delivered twice, cut anywhere, begun again from an earlier offset, or written late by
/// someone who lost the bucket, the rows are those of the plain fold.
class DeliveryPropertyTest {
    private static final int RUNS = 400;
    private static final int EVENTS = 60;

    static LongStream seeds() {
        var given = System.getProperty("aisle.seed");
        return given == null
                ? new Random(20261121).longs(RUNS)
                : LongStream.of(Long.parseLong(given));
    }

    @ParameterizedTest(name = "-Daisle.seed={0}")
    @MethodSource("seeds")
    void rowsAreThoseOfThePlainFold(long seed) {
        var random = new Random(seed);
        var log = RandomLog.of(random, EVENTS);
        for (var projection : Projections.ALL) {
            var tables = new MemoryTables();
            new Delivery(projection, RowStore.of(tables), random).of(log.events());
            assertThat(tables.live())
                    .as("projection %s, seed %d", projection.name(), seed)
                    .isEqualTo(plain(projection, log));
        }
    }

    private static Map<RowKey, Row> plain(Projection projection, Log log) {
        var fold = new LogFold(List.of(projection));
        log.events().forEach(fold::fold);
        return fold.tables().live();
    }
}
