package dev.aisle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.local.server.ServerFailure;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Command;

class AisleTest {

    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource({
        "frobnicate,      frobnicate",
        "up --fesh,       --fesh",
        "status now,      now",
        "restart,         PART",
        "restart kafak,   'There is no ''kafak''. There are: postgres, kafka, redis, cassandra,'"
    })
    void whatIsNotUnderstoodIsNamedAndExitsWithTwo(String line, String named) {
        assertThat(execute(line.split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains(named).doesNotContain("\tat ");
    }

    @Test
    void aFailureThatSaysWhatToDoIsShownWithoutItsStack() {
        var commandLine =
                Aisle.commandLine().addSubcommand(new Failing()).setErr(new PrintWriter(err));

        assertThat(commandLine.execute("failing")).isEqualTo(1);
        assertThat(err.toString().strip()).isEqualTo("Port 1 is taken");
    }

    private int execute(String... arguments) {
        return Aisle.commandLine().setErr(new PrintWriter(err)).execute(arguments);
    }

    @Command(name = "failing")
    private static final class Failing implements Callable<Integer> {
        @Override
        public Integer call() {
            throw new ServerFailure("Port 1 is taken");
        }
    }
}
