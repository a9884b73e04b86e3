package dev.aisle.cli.stack;

import dev.aisle.local.stack.Part;
import dev.aisle.local.stack.Stack;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Starts one part again, whether it runs or has died.
@Command(name = "restart", description = "Stops one part, if it runs, and starts it again.")
public final class RestartCommand implements Callable<Integer> {

    @Parameters(paramLabel = "PART", description = "for example relay, or kafka")
    private String name = "";

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandSpec spec;

    @Override
    public Integer call() {
        var stack = LocalStack.asStarted();
        var part =
                Part.of(name)
                        .filter(stack.parts()::contains)
                        .orElseThrow(
                                () ->
                                        new CommandLine.ParameterException(
                                                spec.commandLine(),
                                                "There is no '%s'. There are: %s"
                                                        .formatted(name, labels(stack))));
        var steps = new Steps(System.out);
        stack.restart(part);
        System.out.println(part.label() + " is ready again after " + steps.total());
        return 0;
    }

    private static String labels(Stack stack) {
        return stack.parts().stream().map(Part::label).collect(Collectors.joining(", "));
    }
}
