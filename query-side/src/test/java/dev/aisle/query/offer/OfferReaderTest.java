package dev.aisle.query.offer;

import static dev.aisle.query.fixture.Shop.list;
import static dev.aisle.query.fixture.Shop.offer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.contracts.bucket.Buckets;
import dev.aisle.contracts.json.Json;
import dev.aisle.contracts.view.ChangeMessage;
import dev.aisle.contracts.view.RedisEntry;
import dev.aisle.query.fixture.PausedRows;
import dev.aisle.query.progress.ProgressBoard;
import dev.aisle.query.progress.Track;
import dev.aisle.query.row.Row;
import dev.aisle.query.row.StoreUnavailableException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OfferReaderTest {
    private static final int BUCKETS = 4;

    private final PausedRows rows = new PausedRows();
    private final MapCache cache = new MapCache();
    private final Buckets buckets = new Buckets(BUCKETS);
    private final ProgressBoard board = new ProgressBoard(buckets);
    private final OfferReader reader =
            new OfferReader(cache, rows, board, buckets, new SimpleMeterRegistry());
    private final OfferKey key = key("A");

    private static OfferKey key(String sku) {
        var offer = offer(sku, "z");
        return new OfferKey(0, 1, offer.sku(), offer.zone());
    }

    @Test
    void missesOfOneKeyAreOneRead() throws Exception {
        var first = read(key, false);
        var second = read(key, false);

        rows.offers.remove().complete(row(100, 5));

        assertThat(rows.offers).isEmpty();
        assertThat(minor(first)).isEqualTo(100);
        assertThat(minor(second)).isEqualTo(100);
        assertThat(cache.entries.get(key)).extracting(RedisEntry::offset).isEqualTo(5L);
    }

    @Test
    void aReadThatAChangeOvertookFillsNothingAndAnswersNobodyWhoCameAfterIt() throws Exception {
        var before = read(key, false);
        reader.heard(new ChangeMessage.Changed(1, buckets.of("A"), 5, 6, List.of("A/z")));
        var after = read(key, false);

        rows.offers.remove().complete(row(100, 5));
        assertThat(minor(before)).isEqualTo(100);
        assertThat(cache.entries).isEmpty();
        after.assertNotTerminated();

        rows.offers.remove().complete(row(200, 6));
        assertThat(minor(after)).isEqualTo(200);
        assertThat(cache.entries.get(key)).extracting(RedisEntry::offset).isEqualTo(6L);
    }

    @Test
    void aChangeOfAnotherKeyOrGenerationLetsTheReadFill() throws Exception {
        var _ = read(key, false);
        reader.heard(new ChangeMessage.Changed(1, buckets.of("A"), 5, 6, List.of("A/y")));
        reader.heard(new ChangeMessage.Changed(2, buckets.of("A"), 5, 6, List.of("A/z")));

        rows.offers.remove().complete(row(100, 5));

        assertThat(cache.entries).containsKey(key);
    }

    @Test
    void aResetOfItsBucketAndALostChannelOutdateARead() throws Exception {
        var _ = read(key, false);
        reader.heard(new ChangeMessage.Reset(1, List.of(buckets.of("A"))));
        rows.offers.remove().complete(row(100, 5));
        var _ = read(key, false);
        reader.missed();
        rows.offers.remove().complete(row(100, 5));

        assertThat(cache.entries).isEmpty();
    }

    @Test
    void aReadPastTheCacheSharesNoneThatBeganBeforeIt() throws Exception {
        var shared = read(key, false);
        var alone = read(key, true);

        rows.offers.remove().complete(row(100, 5));
        alone.assertNotTerminated();
        rows.offers.remove().complete(row(200, 6));

        assertThat(minor(shared)).isEqualTo(100);
        assertThat(minor(alone)).isEqualTo(200);
    }

    @Test
    void anEntryAnswersUnlessItIsReadPast() throws Exception {
        cache.entries.put(key, new RedisEntry(5, row(100, 5).orElseThrow().body()));

        assertThat(minor(read(key, false))).isEqualTo(100);
        var past = read(key, true);
        rows.offers.remove().complete(row(200, 6));

        assertThat(minor(past)).isEqualTo(200);
    }

    @Test
    void thatThereIsNoneIsKeptUpToTheProgressFromBeforeTheRead() {
        var _ = read(key, false);
        rows.offers.remove().complete(Optional.empty());
        assertThat(cache.entries).isEmpty();

        board.advance(new Track("offers", 1), buckets.of("A"), 9);
        var none = read(key, false);
        board.advance(new Track("offers", 1), buckets.of("A"), 10);
        rows.offers.remove().complete(Optional.empty());

        assertThat(none.awaitItem().getItem()).isEqualTo(new OfferRead.Answered(null));
        assertThat(cache.entries).containsEntry(key, new RedisEntry(9, null));
        assertThat(read(key, false).awaitItem().getItem()).isEqualTo(new OfferRead.Answered(null));
    }

    @Test
    void oneThatFailsLeavesTheOthers() {
        var both =
                reader.read(List.of(key, key("B")), _ -> false)
                        .subscribe()
                        .withSubscriber(UniAssertSubscriber.create());
        rows.offers.remove().fail(new StoreUnavailableException("scylla", new Exception()));
        rows.offers.remove().complete(Optional.empty());

        var reads = both.awaitItem().getItem();
        assertThat(reads.get(0)).isInstanceOf(OfferRead.Failed.class);
        assertThat(reads.get(1)).isEqualTo(new OfferRead.Answered(null));
    }

    @Test
    void aFailedReadIsNotRemembered() throws Exception {
        var _ = read(key, false);
        rows.offers.remove().fail(new StoreUnavailableException("scylla", new Exception()));

        var again = read(key, false);
        rows.offers.remove().complete(row(100, 5));

        assertThat(minor(again)).isEqualTo(100);
    }

    @Test
    void aCacheThatDoesNotAnswerIsReadPast() throws Exception {
        cache.silent = true;

        var read = read(key, false);
        rows.offers.remove().complete(row(100, 5));

        assertThat(minor(read)).isEqualTo(100);
    }

    private UniAssertSubscriber<OfferRead> read(OfferKey asked, boolean past) {
        return reader.read(List.of(asked), _ -> past)
                .map(List::getFirst)
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }

    private static Optional<Row> row(long minor, long offset) throws Exception {
        return Optional.of(
                new Row(Json.LENIENT.writeValueAsString(offer("A", "z", list(minor))), offset));
    }

    private static long minor(UniAssertSubscriber<OfferRead> read) {
        var answered = (OfferRead.Answered) read.awaitItem().getItem();
        return java.util.Objects.requireNonNull(answered.offer())
                .segments()
                .getFirst()
                .price()
                .minor();
    }

    private static final class MapCache implements OfferCache {
        private final Map<OfferKey, RedisEntry> entries = new HashMap<>();
        private boolean silent;

        @Override
        public Uni<List<Optional<RedisEntry>>> get(List<OfferKey> keys) {
            return silent
                    ? Uni.createFrom().failure(unavailable())
                    : Uni.createFrom()
                            .item(
                                    keys.stream()
                                            .map(key -> Optional.ofNullable(entries.get(key)))
                                            .toList());
        }

        @Override
        public Uni<Void> put(OfferKey key, RedisEntry entry) {
            return silent
                    ? Uni.createFrom().failure(unavailable())
                    : Uni.createFrom().voidItem().invoke(() -> entries.put(key, entry));
        }

        private static StoreUnavailableException unavailable() {
            return new StoreUnavailableException("redis", new Exception());
        }
    }
}
