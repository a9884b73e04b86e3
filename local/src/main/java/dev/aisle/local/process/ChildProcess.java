package dev.aisle.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Stream;

/// A child process with a log and a pid file. It outlives this JVM unless it is stopped, and another
/// JVM finds it by its pid file.
public final class ChildProcess {

    private static final Optional<Path> SETSID =
            Stream.of("/usr/bin/setsid", "/bin/setsid")
                    .map(Path::of)
                    .filter(Files::isExecutable)
                    .findFirst();

    /// Looked at when a process starts; one of the size before is kept.
    private static final long LOG_BYTES_MAX = 16L << 20;

    private final ProcessSpec spec;
    private final ProcessIdentity identity;

    private ChildProcess(ProcessSpec spec, ProcessIdentity identity) {
        this.spec = spec;
        this.identity = identity;
    }

    /// Starts it in a session of its own, where there is such a thing: the terminal's Ctrl-C then
    /// reaches only us, who stop the children in good order.
    public static ChildProcess start(ProcessSpec spec) throws IOException {
        var command = new ArrayList<String>();
        SETSID.ifPresent(setsid -> command.add(setsid.toString()));
        command.addAll(spec.command());
        Files.createDirectories(spec.log().getParent());
        turnOver(spec.log());
        Files.createDirectories(spec.directory());
        var builder =
                new ProcessBuilder(command)
                        .directory(spec.directory().toFile())
                        .redirectErrorStream(true)
                        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
        builder.environment().putAll(spec.environment());
        var child = new ChildProcess(spec, ProcessIdentity.of(builder.start().toHandle()));
        child.identity.write(spec.pidFile());
        return child;
    }

    private static void turnOver(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_BYTES_MAX) {
            Files.move(
                    log,
                    log.resolveSibling(log.getFileName() + ".1"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// The process that the spec's pid file names, if it still runs.
    public static Optional<ChildProcess> find(ProcessSpec spec) {
        return ProcessIdentity.read(spec.pidFile())
                .filter(identity -> identity.alive().isPresent())
                .map(identity -> new ChildProcess(spec, identity));
    }

    public String name() {
        return spec.name();
    }

    public long pid() {
        return identity.pid();
    }

    public boolean isAlive() {
        return identity.alive().isPresent();
    }

    public Path log() {
        return spec.log();
    }

    public ProcessIdentity identity() {
        return identity;
    }

    public ProcessTree tree() {
        return new ProcessTree(identity);
    }

    /// SIGKILL to it and all its descendants, and waits until they are gone.
    public void kill() {
        tree().kill();
    }

    /// Asks it to end in good order, and kills what is left after the grace.
    ///
    /// @return whether it ended by itself
    public boolean stop(Duration grace) {
        return tree().stop(spec.stopSignal(), grace);
    }
}
