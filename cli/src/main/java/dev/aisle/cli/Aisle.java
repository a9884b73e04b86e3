package dev.aisle.cli;

import dev.aisle.cli.load.LoadCommand;
import dev.aisle.cli.log.LogCommand;
import dev.aisle.cli.stack.DownCommand;
import dev.aisle.cli.stack.RestartCommand;
import dev.aisle.cli.stack.StatusCommand;
import dev.aisle.cli.stack.UpCommand;
import dev.aisle.cli.verify.VerifyCommand;
import dev.aisle.local.server.ServerFailure;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The entry of the command line. Exits with 0 if it went well, 1 if not, 2 if it was not understood.
@Command(name = "aisle", description = "Prices, stock and promotions, event-sourced.")
public final class Aisle {

    private static final int FAILED = 1;
    private static final int MISUNDERSTOOD = 2;

    /// Every subcommand; a new one is added here and in the help of the script `aisle`.
    private static final List<Object> COMMANDS =
            List.of(
                    new UpCommand(),
                    new DownCommand(),
                    new StatusCommand(),
                    new RestartCommand(),
                    new LoadCommand(),
                    new VerifyCommand(),
                    new LogCommand());

    /// Warns at each new database that rooms number their migrations in ranges of their own. Held, since loggers
    /// are forgotten with their filters.
    private static final Logger MIGRATIONS =
            Logger.getLogger("org.flywaydb.core.internal.command.DbMigrate");

    private Aisle() {}

    public static void main(String[] arguments) {
        // The libraries speak up when something is wrong, and only then.
        Logger.getLogger("").setLevel(Level.WARNING);
        MIGRATIONS.setFilter(entry -> !entry.getMessage().startsWith("outOfOrder mode is active"));
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        var commandLine = new CommandLine(new Aisle());
        COMMANDS.forEach(commandLine::addSubcommand);
        addHelp(commandLine);
        return commandLine
                .setParameterExceptionHandler(Aisle::misunderstood)
                .setExecutionExceptionHandler((failure, command, _) -> failed(failure, command));
    }

    private static void addHelp(CommandLine commandLine) {
        for (var command : commandLine.getSubcommands().values()) {
            command.getCommandSpec().addOption(helpOption());
            addHelp(command);
        }
    }

    private static OptionSpec helpOption() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .type(boolean.class)
                .description("Shows this page.")
                .build();
    }

    private static int misunderstood(ParameterException failure, String[] arguments) {
        var command = failure.getCommandLine();
        var err = command.getErr();
        err.println(failure.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(failure, err)) {
            err.println(
                    command.getParent() == null
                            ? "./aisle help lists the commands."
                            : command.getUsageMessage().strip());
        }
        return MISUNDERSTOOD;
    }

    private static int failed(Exception failure, CommandLine command) throws Exception {
        if (failure instanceof ServerFailure
                || failure instanceof CommandFailure
                || failure instanceof IllegalArgumentException) {
            command.getErr().println(failure.getMessage());
            return FAILED;
        }
        throw failure;
    }
}
