package dev.aisle.cli.verify;

import static dev.aisle.cli.verify.ReportText.price;
import static dev.aisle.cli.verify.ReportText.said;
import static dev.aisle.cli.verify.ReportText.stock;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.contracts.event.StockEvent.StockSold;
import dev.aisle.folds.RowKey;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// An installation that is as promised: verified whole, then again, then again after more events, and
/// at last after one of their rows was lost.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SoundInstallationTest {
    private static final int SOLD = 2;
    private static final int REPRICED = 5;
    private static final Duration WAIT = Duration.ofMinutes(1);

    private TestInstallation installation;
    private TestInstallation.Verified whole;
    private TestInstallation.Verified again;
    private TestInstallation.Verified later;
    private VerifyReport broken;
    private boolean mirrored;
    private CompletableFuture<Void> caughtUp = CompletableFuture.completedFuture(null);

    @BeforeAll
    void verifyAsItGrows() throws Exception {
        installation = new TestInstallation();
        installation.trade();
        installation.mirrorAllBut(List.of());
        installation.project();
        var sku = installation.sku(1);
        installation.cache(
                sku,
                TestInstallation.entry(installation.row(RowKey.offer(sku, TestInstallation.ZONE))));
        whole = installation.verifyWhole();
        again = installation.verify(whole.offsets());

        installation.append(stock(installation.sku(SOLD)), 4, new StockSold(1));
        installation.append(price(installation.sku(REPRICED)), 2, TestInstallation.price(999));
        later = installation.verify(again.offsets(), WAIT, this::catchUp);
        caughtUp.join();

        installation.cql(
                "DELETE FROM {ks}.tile_1 USING TIMESTAMP 1000"
                        + " WHERE category = 'home' AND zone = 'us-east' AND sku = ?",
                installation.sku(REPRICED).value());
        broken = installation.verify(again.offsets()).report();
    }

    /// Topic and views come late, each when it is looked at.
    private void catchUp(String step, long done, long total) {
        if (step.equals("log and topic") && !mirrored) {
            mirrored = true;
            caughtUp =
                    CompletableFuture.runAsync(
                            () -> {
                                installation.mirror(installation.log(SOLD, 6));
                                installation.mirror(installation.log(REPRICED, 6));
                            });
        } else if (step.equals("waiting for views")) {
            caughtUp = caughtUp.thenRunAsync(installation::project);
        }
    }

    @AfterAll
    void stop() {
        installation.close();
    }

    @Test
    void nothingIsFound() {
        assertThat(whole.report().findings()).isEmpty();
        assertThat(whole.report().isSound()).isTrue();
    }

    @Test
    void theWholeIsLookedAt() {
        var report = whole.report();

        assertThat(report.whole()).isTrue();
        assertThat(report.events()).isEqualTo(56);
        assertThat(report.records()).isEqualTo(56);
        assertThat(report.repeats()).isZero();
        // A product, an offer, two tiles and a stock level each.
        assertThat(report.rows()).isEqualTo(40);
        assertThat(report.entries()).isEqualTo(1);
        assertThat(report.stockStreams()).isEqualTo(8);
    }

    @Test
    void whatWasVerifiedIsNotLookedAtAgain() {
        var report = again.report();

        assertThat(report.findings()).isEmpty();
        assertThat(report.whole()).isFalse();
        assertThat(report.events()).isZero();
        assertThat(report.records()).isZero();
        assertThat(report.rows()).isZero();
        assertThat(again.offsets()).isEqualTo(whole.offsets());
    }

    @Test
    void whatCameSinceIsWaitedForAndLookedAtWithAllRowsOfItsProducts() {
        var report = later.report();

        assertThat(report.findings()).isEmpty();
        assertThat(report.events()).isEqualTo(2);
        assertThat(report.records()).isEqualTo(2);
        assertThat(report.rows()).isEqualTo(10);
    }

    @Test
    void aRowLostSinceIsNamed() {
        var place =
                "row tile_1 [home, us-east, %s] of bucket %d"
                        .formatted(installation.sku(REPRICED), REPRICED);

        assertThat(broken.findings()).hasSize(1);
        assertThat(said(broken, place)).containsExactly("is missing");
    }
}
