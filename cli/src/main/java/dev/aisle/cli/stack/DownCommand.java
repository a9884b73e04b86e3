package dev.aisle.cli.stack;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Stops what runs; the state is kept.
@Command(
        name = "down",
        description = "Stops everything. What was stored is kept for the next 'up'.")
public final class DownCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        var stack = LocalStack.asStarted();
        if (!stack.isAnyAlive()) {
            System.out.println("Nothing runs.");
            stack.down((_, _) -> {}); // Forgets what had died.
            return 0;
        }
        stack.down(new Steps(System.out));
        return 0;
    }
}
