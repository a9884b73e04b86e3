package dev.aisle.cli.stack;

import dev.aisle.cli.load.DemoShop;
import dev.aisle.cli.progress.ProgressBar;
import dev.aisle.local.process.LogTail;
import dev.aisle.local.server.ServerFailure;
import dev.aisle.local.stack.Part;
import dev.aisle.local.stack.Stack;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.EnumSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Starts the stack, shows it a shop the first time, and says where everything is.
@Command(
        name = "up",
        description =
                "Starts the servers and the applications, loads a demo shop the first time, and stays.")
public final class UpCommand implements Callable<Integer> {

    private static final long LOOK_EVERY_MILLIS = 500;

    @Option(
            names = "--fresh",
            description = "Forgets everything that was stored, and starts empty.")
    private boolean fresh;

    @Option(
            names = "--shards",
            paramLabel = "N",
            description =
                    "How many PostgreSQL servers share the buckets, 1 or 2 (default: as before, or 1).")
    private @Nullable Integer shards;

    @Option(names = "--detach", description = "Returns when all is ready; 'down' stops it.")
    private boolean detach;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Files.createDirectories(lockFile().getParent());
        try (var channel =
                FileChannel.open(lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (channel.tryLock() == null || LocalStack.asStarted().isAnyAlive()) {
                System.err.println(
                        "Aisle runs already, or is being started: ./aisle status shows it, ./aisle down"
                                + " stops it.");
                return 1;
            }
            return start();
        }
    }

    private int start() throws InterruptedException, IOException {
        Memory.check().ifPresent(System.err::println);
        if (fresh) {
            LocalStack.asStarted().deleteState();
        }
        int shardCount = shardCount();
        var stack = LocalStack.asAsked(shardCount);
        LocalStack.remember(shardCount);
        var steps = new Steps(System.out);
        var detached = new AtomicBoolean();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopUnless(detached, stack), "stop"));
        stack.up(steps);
        loadDemoShop(stack);
        System.out.println(WelcomePage.of(stack.addresses(), steps.total(), detach, Instant.now()));
        if (!detach) {
            watch(stack);
        }
        detached.set(true);
        return 0;
    }

    /// As many as the state was begun with: no bucket moves from one server to another.
    private int shardCount() {
        var before = LocalStack.shardsRemembered();
        int asked = shards == null ? before.orElse(1) : shards;
        if (before.isPresent() && before.get() != asked) {
            throw new ServerFailure(
                    "What is stored was begun with --shards=%d: ./aisle up --fresh --shards=%d begins anew."
                            .formatted(before.get(), asked));
        }
        return asked;
    }

    private static void stopUnless(AtomicBoolean detached, Stack stack) {
        if (!detached.get() && stack.isAnyAlive()) {
            System.out.println("\nStopping.");
            stack.down(new Steps(System.out));
        }
    }

    /// Once for each state. It is marked only when all was answered, and doing it twice changes nothing.
    private static void loadDemoShop(Stack stack) throws InterruptedException, IOException {
        var marker = LocalStack.state().resolve("demo-shop-loaded");
        if (Files.exists(marker)) {
            return;
        }
        try (var progress = ProgressBar.onConsole()) {
            var report = DemoShop.load(stack.addresses().command(), progress);
            if (!report.isComplete()) {
                throw new ServerFailure("The demo shop was not loaded whole: " + report.byCode());
            }
        }
        Files.createFile(marker);
    }

    /// Until Ctrl-C: says when a part dies.
    private static void watch(Stack stack) throws InterruptedException {
        var told = EnumSet.noneOf(Part.class);
        while (stack.isAnyAlive()) {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
            for (var dead : stack.dead()) {
                if (told.add(dead)) {
                    tell(dead, stack);
                }
            }
            told.retainAll(stack.dead()); // A part that was restarted may die again.
        }
        System.out.println("Everything was stopped.");
    }

    private static void tell(Part dead, Stack stack) {
        System.err.printf(
                "%n%s has died. The end of %s:%n%s%nThe rest runs on. ./aisle restart %s starts it again,"
                        + " Ctrl-C stops everything.%n",
                dead.label(),
                stack.log(dead),
                LogTail.of(stack.log(dead)).indent(2).stripTrailing(),
                dead.label());
    }

    private static Path lockFile() {
        return LocalStack.state().resolveSibling("stack.lock");
    }
}
