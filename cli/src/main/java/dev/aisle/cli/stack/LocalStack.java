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
import org.jspecify.annotations.Nullable;

/// The stack of this checkout, with its state in `.aisle/stack`.
public final class LocalStack {

    private LocalStack() {}

    /// The stack on the ports that it was last started on, or else on those that `AISLE_PORT_BASE` says.
    public static Stack asStarted() {
        var base = portBaseFile();
        try {
            return on(
                    Files.exists(base) ? Files.readString(base) : System.getenv(PortPlan.VARIABLE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The stack on the ports that `AISLE_PORT_BASE` says.
    static Stack asAsked() {
        return on(System.getenv(PortPlan.VARIABLE));
    }

    /// So that `status`, `load` and the others find a stack that was started with a base of its own.
    static void rememberPorts() {
        var base = System.getenv(PortPlan.VARIABLE);
        try {
            Files.createDirectories(state());
            Files.writeString(portBaseFile(), base == null ? "" : base);
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

    private static Stack on(@Nullable String portBase) {
        return new Stack(
                new StackSettings(
                        ProjectRoot.find(),
                        state(),
                        PortPlan.from(portBase),
                        new Installation(Installation.NAME_DEFAULT),
                        StackSettings.BUCKET_COUNT_DEFAULT,
                        Migrations::migrate,
                        Map.of()));
    }
}
