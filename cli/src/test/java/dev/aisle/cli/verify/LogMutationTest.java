package dev.aisle.cli.verify;

import static dev.aisle.cli.verify.Places.of;
import static dev.aisle.cli.verify.ReportText.offerRow;
import static dev.aisle.cli.verify.ReportText.places;
import static dev.aisle.cli.verify.ReportText.price;
import static dev.aisle.cli.verify.ReportText.said;
import static dev.aisle.cli.verify.ReportText.stock;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.contracts.event.StockEvent.StockReserved;
import dev.aisle.contracts.id.ReservationId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The log itself is meddled with after it was verified, each bucket in another way; or topic and views
/// are behind it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogMutationTest {
    private TestInstallation installation;
    private VerifyReport report;
    private VerifyReport sinceVerified;

    @BeforeAll
    void meddle() throws Exception {
        installation = new TestInstallation();
        installation.trade();
        installation.append(
                stock(installation.sku(3)),
                4,
                new StockReserved(
                        new ReservationId("r-2"), 8, Instant.parse("2027-01-01T00:00:00Z")));
        installation.mirrorAllBut(List.of(4));
        installation.project();
        installation.append(price(installation.sku(2)), 2, TestInstallation.price(999));
        installation.mirror(installation.log(2, 6));
        var verified = installation.verifyWhole().offsets();

        installation.sql("DELETE FROM event WHERE bucket = 6 AND bucket_offset = 3");
        swap(5, 2, 3);
        installation.sql(
                "UPDATE event SET id = gen_random_uuid() WHERE bucket = 0 AND bucket_offset = 6");
        // A stream that doesn't occur otherwise, so that nothing else is said of it.
        installation.sql(
                "INSERT INTO snapshot VALUES (5, now(), 1, 'stock/NONE/store-1', '{}');"
                        + "INSERT INTO timer (bucket, stream, due_at) VALUES (1, 'stock/NONE/store-2', now());"
                        + "INSERT INTO stream_chapter VALUES (9, 0, 'stock/NONE/store-3')");
        report = installation.verifyWhole().report();
        sinceVerified = installation.verify(verified).report();
    }

    private void swap(int bucket, long one, long other) throws Exception {
        move(bucket, one, 1_000);
        move(bucket, other, one);
        move(bucket, 1_000, other);
    }

    private void move(int bucket, long from, long to) throws Exception {
        installation.sql(
                "UPDATE event SET bucket_offset = %d WHERE bucket = %d AND bucket_offset = %d"
                        .formatted(to, bucket, from));
    }

    @AfterAll
    void stop() {
        installation.close();
    }

    @Test
    void anEventDeletedFromTheLogIsNamed() {
        assertThat(said(report, of(6, 4)))
                .contains(
                        "offsets from 3 on are missing",
                        stock(installation.sku(6)) + " is at version 3 after 1");
        assertThat(said(report, "bucket 6, offset 3, Kafka offset 3"))
                .containsExactly("the log has no event at this offset");
    }

    @Test
    void twoEventsSwappedInTheLogAreNamed() {
        var stream = stock(installation.sku(5));

        assertThat(said(report, of(5, 2))).contains(stream + " is at version 2 after 0");
        assertThat(places(report, Promise.P3))
                .contains(
                        "bucket 5, offset 2, Kafka offset 2, " + stream,
                        "bucket 5, offset 3, Kafka offset 3, " + stream);
    }

    @Test
    void rowsBesideTheLogThatItDoesNotBearOutAreNamed() {
        assertThat(said(report, "stock/NONE/store-1"))
                .containsExactly("has a snapshot of version 5, which the log has not");
        assertThat(said(report, "stock/NONE/store-2"))
                .containsExactly("has a timer in bucket 1, and no event there");
        assertThat(said(report, "stock/NONE/store-3"))
                .containsExactly("is listed at version 9 at the end of chapter 0, and was at none");
    }

    @Test
    void whatWasGrantedBeyondWhatWasThereIsNamed() {
        assertThat(said(report, of(3, 7) + ", " + stock(installation.sku(3))))
                .containsExactly("reservation r-2 was granted 8 with 7 available");
    }

    @Test
    void aTopicThatIsBehindIsNamed() {
        assertThat(said(report, "partition 4"))
                .containsExactly("ends at offset -1, and the log at 6");
    }

    @Test
    void aViewThatIsBehindIsNamed() {
        assertThat(said(report, "projection offers, bucket 2"))
                .containsExactly("is behind the log");
        assertThat(said(report, offerRow(installation.sku(2), 2))).containsExactly("is altered");
    }

    @Test
    void aLogThatIsNotTheOneVerifiedBeforeIsNamed() {
        assertThat(said(sinceVerified, of(0, 6)))
                .singleElement()
                .asString()
                .startsWith("is not the log that was verified before");
    }
}
