package dev.aisle.benchmarks.peers;

import dev.aisle.benchmarks.harness.BenchPostgres;
import dev.aisle.benchmarks.harness.Session;
import dev.aisle.benchmarks.harness.Work;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Emmett's PostgreSQL event store in a Node process of its own, with a pool of as many connections as
/// there are callers. Its clients do nothing else, so it has a processor to itself.
///
/// @see <a href="https://event-driven-io.github.io/emmett/getting-started.html">Emmett</a>
final class EmmettStore implements Work, AutoCloseable {
    private final Process node;
    private final BufferedReader answers;
    private final BufferedWriter questions;

    EmmettStore(Session session, BenchPostgres.Database database, int callers, int streams)
            throws IOException, InterruptedException {
        var folder = session.root().resolve("benchmarks/peers/emmett");
        if (!Files.isDirectory(folder.resolve("node_modules"))) {
            install(folder);
        }
        node =
                new ProcessBuilder(
                                "node",
                                "append.mjs",
                                "postgresql://%s:%s@127.0.0.1:%d/%s"
                                        .formatted(
                                                BenchPostgres.USER,
                                                BenchPostgres.PASSWORD,
                                                database.port(),
                                                database.name()),
                                Integer.toString(callers),
                                Integer.toString(streams))
                        .directory(folder.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        session.watch(node.toHandle());
        answers = node.inputReader(StandardCharsets.UTF_8);
        questions = node.outputWriter(StandardCharsets.UTF_8);
        var first = answers.readLine();
        if (!"ready".equals(first)) {
            throw new IOException("Emmett does not start: " + first);
        }
    }

    @Override
    public long run(Duration time) throws IOException {
        questions.write(time.toMillis() + "\n");
        questions.flush();
        var answer = answers.readLine();
        if (answer == null) {
            throw new IOException("Emmett has ended");
        }
        return Long.parseLong(answer);
    }

    private static void install(Path folder) throws IOException, InterruptedException {
        int exit =
                new ProcessBuilder(List.of("npm", "ci", "--no-audit", "--no-fund"))
                        .directory(folder.toFile())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start()
                        .waitFor();
        if (exit != 0) {
            throw new IOException("npm ci failed in " + folder);
        }
    }

    @Override
    public void close() {
        node.destroy();
    }
}
