package dev.aisle.cli.verify;

import dev.aisle.cli.progress.ProgressBar;
import dev.aisle.cli.stack.LocalStack;
import dev.aisle.cli.stack.LogOptions;
import dev.aisle.local.ProjectRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `aisle verify`: exit code 0 if all is as promised, 1 if not.
@Command(
        name = "verify",
        sortOptions = false,
        description = {
            "Walks log, topic and views of the running stack, and names the first differences.",
            "P2: the log has no gaps. P3: the topic mirrors it. P4: views are its fold.",
            "P7: quantities add up."
        })
public final class VerifyCommand implements Callable<Integer> {
    private static final int EXIT_DIFFERENT = 1;

    @Option(
            names = "--whole",
            description = "From the beginning, not from where the last verification ended.")
    private boolean whole;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = "For topic and views to reach the log's heads (default: 30).")
    private long waitSeconds = 30;

    @Option(
            names = "--differences",
            paramLabel = "N",
            description = "How many to name (default: 20).")
    private int differences = 20;

    @Mixin private LogOptions log = new LogOptions();

    @Option(
            names = "--cache-lifetime",
            paramLabel = "SECONDS",
            description = "How long an entry of Redis may last (default: 60).")
    private long cacheLifetimeSeconds = 60;

    @Option(
            names = "--redis",
            paramLabel = "URI",
            description = "redis://host:port (default: the running stack's).",
            defaultValue = "${env:AISLE_REDIS_URI}")
    private @Nullable String redis;

    @Option(
            names = "--scylla",
            paramLabel = "HOST:PORT",
            description = "Contact point (default: the running stack's).",
            defaultValue = "${env:AISLE_SCYLLA_CONTACT_POINTS}")
    private @Nullable String scylla;

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description = "Where the verified offsets are kept (default: within .aisle/stack).")
    private @Nullable Path state;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var config = config();
        var file = state == null ? stateOfStack() : state;
        var name = config.installation().name();
        var since = whole ? VerifiedOffsets.none(name) : VerifiedOffsets.read(file, name);
        try (var sources = new Sources(config)) {
            VerifyReport report;
            Verification verification;
            try (var progress = ProgressBar.onConsole()) {
                verification = new Verification(sources, config, progress);
                report = verification.run(since);
            }
            VerifyText.print(report, System.out);
            if (report.isSound()) {
                verification.verified().write(file);
            }
            return report.isSound() ? 0 : EXIT_DIFFERENT;
        }
    }

    private VerifyConfig config() {
        var stack = LocalStack.asStarted();
        var addresses = stack.addresses();
        return new VerifyConfig(
                log.installation(),
                log.bucketCount(),
                log.shards(stack),
                addresses.postgresUser(),
                addresses.postgresPassword(),
                log.kafka(stack),
                or(redis, addresses.redisUri()),
                or(scylla, addresses.scyllaContactPoint()),
                addresses.scyllaDatacenter(),
                Duration.ofSeconds(waitSeconds),
                Duration.ofSeconds(cacheLifetimeSeconds),
                differences);
    }

    private static String or(@Nullable String asked, String ofStack) {
        return asked == null ? ofStack : asked;
    }

    /// Beside the stack's own state, so that it goes with it.
    private static Path stateOfStack() {
        return ProjectRoot.find().resolve(".aisle/stack/verified.json");
    }
}
