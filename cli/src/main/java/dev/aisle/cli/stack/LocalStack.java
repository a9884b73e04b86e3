package dev.aisle.cli.stack;

import dev.aisle.contracts.Installation;
import dev.aisle.eventstore.postgres.Migrations;
import dev.aisle.local.ProjectRoot;
import dev.aisle.local.stack.PortPlan;
import dev.aisle.local.stack.Stack;
import dev.aisle.local.stack.StackSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The stack of this checkout, with its state in `.aisle/stack`.
public final class LocalStack {

    private LocalStack() {}

    /// The stack on the ports that it was last started on, or else on those that `AISLE_PORT_BASE` says.
    public static Stack asStarted() {
        var base = portBaseFile();
        try {
            return on(
                    Files.exists(base) ? Files.readString(base) : System.getenv(PortPlan.VARIABLE),
                    shardsRemembered().orElse(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The stack on the ports that `AISLE_PORT_BASE` says.
    static Stack asAsked(int shards) {
        return on(System.getenv(PortPlan.VARIABLE), shards);
    }

    /// So that `status`, `load` and the others find a stack that was started with a base of its own.
    static void remember(int shards) {
        var base = System.getenv(PortPlan.VARIABLE);
        try {
            Files.createDirectories(state());
            Files.writeString(portBaseFile(), base == null ? "" : base);
            Files.writeString(shardsFile(), Integer.toString(shards));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How many servers share the buckets of the state that there is; nothing if there is none.
    static Optional<Integer> shardsRemembered() {
        try {
            return Files.exists(shardsFile())
                    ? Optional.of(Integer.parseInt(Files.readString(shardsFile()).strip()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path state() {
        return ProjectRoot.find().resolve(".aisle/stack");
    }

    private static Path portBaseFile() {
        return state().resolve("port-base");
    }

    private static Path shardsFile() {
        return state().resolve("shards");
    }

    private static Stack on(@Nullable String portBase, int shards) {
        return new Stack(
                new StackSettings(
                        ProjectRoot.find(),
                        state(),
                        PortPlan.from(portBase),
                        new Installation(Installation.NAME_DEFAULT),
                        StackSettings.BUCKET_COUNT_DEFAULT,
                        shards,
                        Migrations::migrate,
                        Map.of()));
    }
}
