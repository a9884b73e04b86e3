package dev.aisle.system;

import dev.aisle.cli.verify.VerifyConfig;
import dev.aisle.contracts.Installation;
import dev.aisle.eventstore.Shards;
import dev.aisle.eventstore.postgres.Migrations;
import dev.aisle.local.ProjectRoot;
import dev.aisle.local.stack.Addresses;
import dev.aisle.local.stack.PortPlan;
import dev.aisle.local.stack.Stack;
import dev.aisle.local.stack.StackProgress;
import dev.aisle.local.stack.StackSettings;
import java.nio.file.Path;
import java.util.Map;

/// The stack that all system tests share: they own its servers, since they kill them. Tests are kept
/// apart by ids.
final class SystemStack implements AutoCloseable {
    private final Path root = ProjectRoot.find();
    private final Path state = root.resolve("target/system-tests/stack");
    private final PortPlan ports = PortPlan.free();
    private final Stack stack =
            new Stack(
                    new StackSettings(
                            root,
                            state,
                            ports,
                            new Installation(Installation.NAME_DEFAULT),
                            StackSettings.BUCKET_COUNT_DEFAULT,
                            1,
                            Migrations::migrate,
                            Map.of()));

    void up() {
        stack.down(StackProgress.SILENT); // What an earlier run left behind, if it was killed.
        stack.deleteState();
        stack.up(
                (step, took) ->
                        System.out.println(
                                "system stack: " + step + " " + took.toMillis() + " ms"));
    }

    Stack stack() {
        return stack;
    }

    Addresses addresses() {
        return stack.addresses();
    }

    Path root() {
        return root;
    }

    Path state() {
        return state;
    }

    CommandApi commands() {
        return new CommandApi(addresses().command());
    }

    QueryApi queries() {
        return new QueryApi(addresses().graphql());
    }

    StoredLog log() {
        return new StoredLog(addresses().postgresUrl());
    }

    /// What to verify of it.
    VerifyConfig verification() {
        return Verify.config(
                addresses(),
                new Installation(Installation.NAME_DEFAULT),
                StackSettings.BUCKET_COUNT_DEFAULT,
                Shards.parse("", addresses().postgresUrl(), StackSettings.BUCKET_COUNT_DEFAULT));
    }

    @Override
    public void close() {
        stack.down(StackProgress.SILENT);
    }
}
