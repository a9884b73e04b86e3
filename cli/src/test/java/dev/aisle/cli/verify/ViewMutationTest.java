package dev.aisle.cli.verify;

import static dev.aisle.cli.verify.ReportText.offerRow;
import static dev.aisle.cli.verify.ReportText.places;
import static dev.aisle.cli.verify.ReportText.price;
import static dev.aisle.cli.verify.ReportText.said;
import static dev.aisle.cli.verify.ReportText.stockRow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.contracts.id.StreamId;
import dev.aisle.eventstore.StoredEvent;
import dev.aisle.folds.Row;
import dev.aisle.folds.RowKey;
import dev.aisle.folds.scylla.RowJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The log is sound; topic, views and Redis are meddled with, each bucket in another way. Each mutation
/// is found and named, and nothing else is.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ViewMutationTest {
    private static final byte[] OTHER_PAYLOAD = "{}".getBytes(StandardCharsets.UTF_8);

    private TestInstallation installation;
    private VerifyReport report;

    @BeforeAll
    void meddle() throws Exception {
        installation = new TestInstallation();
        installation.trade();
        installation.project();
        mutateTopic();
        mutateViews();
        mutateCache();
        mutateMoreOfCache();
        report = installation.verifyWhole().report();
    }

    @AfterAll
    void stop() {
        installation.close();
    }

    private void mutateTopic() {
        installation.mirrorAllBut(List.of(1, 2, 3, 4, 5));
        var one = installation.log(1, -1);
        installation.mirror(one.subList(0, 1));
        installation.mirror(one.subList(2, one.size()));

        var two = installation.log(2, -1);
        installation.mirror(List.of(two.get(0), two.get(1), two.get(3), two.get(2)));
        installation.mirror(two.subList(4, two.size()));

        var three = installation.log(3, -1);
        installation.mirror(three.subList(0, 1));
        installation.mirror(three.get(1), OTHER_PAYLOAD);
        installation.mirror(three.subList(2, three.size()));

        var four = installation.log(4, -1);
        installation.mirror(four.subList(0, 3));
        installation.mirror(four.subList(2, four.size()));

        var six = installation.log(6, -1).getLast();
        installation.mirror(
                List.of(
                        new StoredEvent(
                                6,
                                six.offset() + 1,
                                six.stream(),
                                six.version() + 1,
                                UUID.randomUUID(),
                                six.type(),
                                six.payload(),
                                six.metadata(),
                                six.recordedAt())));

        var five = installation.log(5, -1);
        installation.mirror(five.subList(0, 1));
        installation.mirror(five.get(0), OTHER_PAYLOAD);
        installation.mirror(five.subList(1, five.size()));
    }

    private void mutateViews() {
        var altered = offer(0);
        insertOffer(altered, RowJson.encode(altered).replace("\"minor\":1199", "\"minor\":1"));
        installation.cql(
                "DELETE FROM {ks}.stock_1 USING TIMESTAMP 1000 WHERE sku = ? AND location = ?",
                installation.sku(1).value(),
                TestInstallation.LOCATION.value());
        installation.cql(
                "INSERT INTO {ks}.tile_1 (category, zone, sku, body, bucket_offset)"
                        + " VALUES ('nowhere', 'us-east', ?, '{}', 0) USING TIMESTAMP 1",
                installation.sku(2).value());
        var unaltered = offer(3);
        insertOffer(unaltered, RowJson.encode(unaltered));
        installation.cql(
                "UPDATE {ks}.product_1 USING TIMESTAMP 1000 SET bucket_offset = 2 WHERE sku = ?",
                installation.sku(4).value());
        installation.cql(
                "UPDATE {ks}.product_1 USING TIMESTAMP 1000 SET bucket_offset = 900 WHERE sku = ?",
                installation.sku(5).value());
        installation.advance(7, 901);
    }

    private void insertOffer(Row row, String body) {
        installation.cql(
                "INSERT INTO {ks}.offer_1 (sku, zone, body, bucket_offset) VALUES (?, ?, ?, ?)"
                        + " USING TIMESTAMP 1000",
                row.key().values().get(0),
                row.key().values().get(1),
                body,
                row.offset());
    }

    private void mutateCache() {
        installation.cache(
                installation.sku(5), TestInstallation.entry(offer(5)).replace("A lamp", "A lump"));
        installation.cache(
                installation.sku(6),
                TestInstallation.entry(new Row(offer(6).key(), 7, offer(6).value())));
        installation.cacheWithoutEnd(installation.sku(7), TestInstallation.entry(offer(7)));
        installation.cache(
                installation.sku(0),
                TestInstallation.entry(new Row(offer(0).key(), 1, offer(0).value())));
    }

    private void mutateMoreOfCache() {
        installation.cache(
                installation.sku(1),
                TestInstallation.entry(offer(1)),
                TestInstallation.CACHE_LIFETIME.multipliedBy(2));
        installation.cache(installation.sku(2), "900\n");
    }

    private Row offer(int bucket) {
        return installation.row(RowKey.offer(installation.sku(bucket), TestInstallation.ZONE));
    }

    @Test
    void anEventDeletedFromTheTopicIsNamed() {
        assertThat(said(report, "bucket 1, offset 1, Kafka offset 1"))
                .containsExactly("offsets 1 to 1 are missing before offset 2");
    }

    @Test
    void twoEventsSwappedInTheTopicAreNamed() {
        assertThat(said(report, "bucket 2, offset 2, Kafka offset 2"))
                .containsExactly("offsets 2 to 2 are missing before offset 3");
        assertThat(report.repeatsNamed()).contains("bucket 2, offset 2, again at Kafka offset 3");
    }

    @Test
    void anEventWhoseBytesDifferIsNamed() {
        assertThat(
                        said(
                                report,
                                "bucket 3, offset 1, Kafka offset 1, "
                                        + price(installation.sku(3))))
                .containsExactly("the record is not the log's event");
    }

    @Test
    void anEventThatIsThereTwiceIsARepeatAndNamed() {
        assertThat(report.repeats()).isEqualTo(3);
        assertThat(report.repeatsNamed()).contains("bucket 4, offset 2, again at Kafka offset 3");
        assertThat(said(report, "bucket 4, offset 2")).isEmpty();
    }

    @Test
    void aRepeatThatIsAnotherEventIsNamed() {
        assertThat(
                        said(
                                report,
                                "bucket 5, offset 0, Kafka offset 1, "
                                        + StreamId.product(installation.sku(5))))
                .containsExactly("the record is not the log's event");
    }

    @Test
    void aRowThatWasAlteredIsNamedWithBothContents() {
        var place = offerRow(installation.sku(0), 0);

        assertThat(report.findings())
                .filteredOn(finding -> finding.place().equals(place))
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.what()).isEqualTo("is altered");
                            assertThat(finding.expected()).contains("\"minor\":1199,");
                            assertThat(finding.actual()).contains("\"minor\":1,");
                        });
    }

    @Test
    void aRowThatWasDroppedIsNamed() {
        assertThat(said(report, stockRow(installation.sku(1), 1))).containsExactly("is missing");
    }

    @Test
    void aRowThatNoEventMadeIsNamed() {
        assertThat(
                        said(
                                report,
                                "row tile_1 [nowhere, us-east, "
                                        + installation.sku(2)
                                        + "] of bucket 2"))
                .containsExactly("is surplus");
    }

    @Test
    void aRowThatCouldNotLoseIsNamed() {
        assertThat(said(report, offerRow(installation.sku(3), 3)))
                .containsExactly("has another write timestamp than its offset plus one");
    }

    @Test
    void aRowWithAnotherOffsetIsNamed() {
        assertThat(said(report, "row product_1 [" + installation.sku(4) + "] of bucket 4"))
                .containsExactly("is altered");
    }

    @Test
    void anEntryOfRedisThatWasAlteredIsNamed() {
        assertThat(said(report, "Redis " + installation.cacheKey(installation.sku(5))))
                .containsExactly("is not the row of its offset");
    }

    @Test
    void anEntryOfRedisThatIsNewerThanItsRowIsNamed() {
        assertThat(said(report, "Redis " + installation.cacheKey(installation.sku(6))))
                .containsExactly("is newer than its row");
    }

    @Test
    void anEntryOfRedisWithoutAnEndIsNamed() {
        assertThat(said(report, "Redis " + installation.cacheKey(installation.sku(7))))
                .containsExactly("has no end of its lifetime");
    }

    @Test
    void anEntryOfRedisThatLastsTooLongIsNamed() {
        assertThat(said(report, "Redis " + installation.cacheKey(installation.sku(1))))
                .singleElement()
                .asString()
                .startsWith("lasts for another 11");
    }

    @Test
    void anEntryOfRedisThatHidesARowIsNamed() {
        assertThat(said(report, "Redis " + installation.cacheKey(installation.sku(2))))
                .containsExactly("hides a row");
    }

    @Test
    void aRecordThatTheLogDoesNotReachIsNamed() {
        assertThat(said(report, "partition 6")).containsExactly("is ahead of the log");
    }

    @Test
    void aRowThatTheLogDoesNotReachIsNamed() {
        assertThat(said(report, "row product_1 [" + installation.sku(5) + "] of bucket 5"))
                .containsExactly("is ahead of the log");
    }

    @Test
    void progressThatTheLogDoesNotReachIsNamed() {
        assertThat(report.findings())
                .filteredOn(finding -> finding.place().endsWith(", bucket 7"))
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.what()).isEqualTo("is ahead of the log");
                            assertThat(finding.actual()).isEqualTo("offset 901");
                        });
    }

    @Test
    void anEntryOfRedisThatIsOlderIsCountedOnly() {
        assertThat(report.entries()).isEqualTo(6);
        assertThat(report.entriesLagging()).isEqualTo(1);
        assertThat(said(report, "Redis " + installation.cacheKey(installation.sku(0)))).isEmpty();
    }

    @Test
    void nothingElseIsNamed() {
        assertThat(places(report, Promise.P2)).isEmpty();
        assertThat(places(report, Promise.P3)).hasSize(5);
        assertThat(places(report, Promise.P4)).hasSize(12);
        assertThat(places(report, Promise.P7)).isEmpty();
        assertThat(report.findingCount()).isEqualTo(17);
        assertThat(report.isSound()).isFalse();
    }
}
