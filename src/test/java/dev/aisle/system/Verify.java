package dev.aisle.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.cli.progress.ProgressListener;
import dev.aisle.cli.verify.LogVerification;
import dev.aisle.cli.verify.Verification;
import dev.aisle.cli.verify.VerifyConfig;
import dev.aisle.cli.verify.VerifyReport;
import dev.aisle.contracts.Installation;
import dev.aisle.eventstore.Shards;
import dev.aisle.local.stack.Addresses;
import java.time.Duration;

/// What `aisle verify` does, on the stack of the system tests.
final class Verify {
    private static final Duration WAIT_AT_MOST = Duration.ofSeconds(60);
    private static final Duration CACHE_LIFETIME = Duration.ofSeconds(60);
    private static final int FINDINGS_MAX = 20;

    private Verify() {}

    static VerifyConfig config(
            Addresses addresses, Installation installation, int bucketCount, Shards shards) {
        return new VerifyConfig(
                installation,
                bucketCount,
                shards,
                addresses.postgresUser(),
                addresses.postgresPassword(),
                addresses.kafkaBootstrapServers(),
                addresses.redisUri(),
                addresses.scyllaContactPoint(),
                addresses.scyllaDatacenter(),
                WAIT_AT_MOST,
                CACHE_LIFETIME,
                FINDINGS_MAX);
    }

    /// P2, P3, P4 and P7 from the beginning; fails with what it finds.
    static void whole(VerifyConfig config) throws InterruptedException {
        requireSound(Verification.whole(config, ProgressListener.SILENT));
    }

    /// P2 and P3 of what came since the last look; fails with what it finds.
    static void next(LogVerification verification) {
        requireSound(verification.next());
    }

    private static void requireSound(VerifyReport report) {
        assertThat(report.findings()).as("%d findings", report.findingCount()).isEmpty();
    }
}
