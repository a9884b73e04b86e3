package dev.aisle.folds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.contracts.log.LoggedEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
            deliver(projection, log.events(), tables, random);
            assertThat(tables.live())
                    .as("projection %s, seed %d", projection.name(), seed)
                    .isEqualTo(plain(projection, log));
        }
    }

    /// Batches by workers that crash at any point, and whose writes come late.
    private static void deliver(
            Projection projection, List<LoggedEvent> events, MemoryTables tables, Random random) {
        var late = new ArrayList<List<Row>>();
        int progress = 0;
        while (progress < events.size()) {
            int from = random.nextInt(4) == 0 ? random.nextInt(progress + 1) : progress;
            int to = Math.min(events.size(), from + 1 + random.nextInt(12));
            var rounds =
                    BatchFold.rounds(projection, relevant(projection, events, from, to), tables);
            boolean crashes = random.nextInt(3) == 0;
            if (crashes) {
                late.addAll(crash(rounds, tables, random));
            } else {
                rounds.forEach(round -> round.forEach(tables::write));
                progress = Math.max(progress, to);
            }
            if (random.nextInt(3) == 0) {
                writeLate(late, tables, random);
            }
        }
        late.forEach(rows -> rows.forEach(tables::write));
    }

    /// Writes a part of a batch, in any order within a round, a round only after the one before; what
    /// was on its way may arrive at any later time.
    private static List<List<Row>> crash(
            List<List<Row>> rounds, MemoryTables tables, Random random) {
        var late = new ArrayList<List<Row>>();
        for (var round : rounds) {
            var rows = new ArrayList<>(round);
            Collections.shuffle(rows, random);
            int written = random.nextInt(rows.size() + 1);
            rows.subList(0, written).forEach(tables::write);
            if (written < rows.size()) {
                late.add(List.copyOf(rows.subList(written, rows.size())));
                return late;
            }
        }
        return late;
    }

    private static void writeLate(List<List<Row>> late, MemoryTables tables, Random random) {
        if (!late.isEmpty()) {
            for (var row : late.get(random.nextInt(late.size()))) {
                if (random.nextBoolean()) {
                    tables.write(row);
                }
            }
        }
    }

    private static List<LoggedEvent> relevant(
            Projection projection, List<LoggedEvent> events, int from, int to) {
        return events.subList(from, to).stream()
                .filter(event -> projection.families().contains(event.stream().family()))
                .toList();
    }

    private static java.util.Map<RowKey, Row> plain(Projection projection, Log log) {
        var fold = new LogFold(List.of(projection));
        log.events().forEach(fold::fold);
        return fold.tables().live();
    }
}
