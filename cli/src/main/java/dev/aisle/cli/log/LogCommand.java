package dev.aisle.cli.log;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `aisle log`: the way out of a failover that lost events which were published.
@Command(
        name = "log",
        description = {
            "Compares the log with what was published, and mends it after a lost failover.",
            "See docs/runbooks/lost-failover.md."
        },
        subcommands = {LogStatusCommand.class, LogRestoreCommand.class, LogNewEpochCommand.class})
public final class LogCommand implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "log takes one of: status, restore, new-epoch");
    }
}
