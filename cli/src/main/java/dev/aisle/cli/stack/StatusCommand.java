package dev.aisle.cli.stack;

import dev.aisle.local.stack.PartStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Prints `name address state` for each part.
@Command(
        name = "status",
        description =
                "Prints what runs, one 'name address state' a line; exits with 1 if something doesn't.")
public final class StatusCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        var parts = LocalStack.asStarted().status();
        parts.forEach(System.out::println);
        return parts.stream().allMatch(PartStatus::isRunning) ? 0 : 1;
    }
}
