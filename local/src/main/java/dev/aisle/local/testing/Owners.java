package dev.aisle.local.testing;

import dev.aisle.local.process.ProcessIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The processes for whose sake the test servers run, a file each. When the last is gone, so are they.
record Owners(Path folder) {

    /// The outermost JVM that this one runs in: Maven for a test that Surefire forked, the IDE, or this one.
    static ProcessHandle outermostJvm() {
        var outermost = ProcessHandle.current();
        for (var at = outermost.parent(); at.isPresent(); at = at.get().parent()) {
            if (at.get().info().command().filter(Owners::isJava).isPresent()) {
                outermost = at.get();
            }
        }
        return outermost;
    }

    private static boolean isJava(String command) {
        return Path.of(command).endsWith("java");
    }

    void add(ProcessHandle owner) throws IOException {
        ProcessIdentity.of(owner).write(folder.resolve(Long.toString(owner.pid())));
    }

    /// Whether one of them still runs; forgets those that don't.
    boolean anyAlive() {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        var alive = false;
        try (var files = Files.newDirectoryStream(folder)) {
            for (var file : files) {
                if (ProcessIdentity.read(file).flatMap(ProcessIdentity::alive).isPresent()) {
                    alive = true;
                } else {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return alive;
    }
}
