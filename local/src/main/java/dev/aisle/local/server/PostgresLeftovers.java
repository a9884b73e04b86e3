package dev.aisle.local.server;

import dev.aisle.local.process.ProcessIdentity;
import dev.aisle.local.process.ProcessTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a PostgreSQL leaves behind when its first process is killed: others of its processes, which end
/// when they notice, and a `postmaster.pid`. A new one refuses to start beside either, also if the process
/// that the file names is a zombie, or another program by now.
final class PostgresLeftovers {

    private static final String COMMAND = "postgres";

    private PostgresLeftovers() {}

    /// To be called when nobody listens on the server's port, so that no sound server has this folder.
    static void clear(Path data) throws IOException {
        var pidFile = data.resolve("postmaster.pid");
        if (Files.exists(pidFile)) {
            ProcessHandle.allProcesses()
                    .filter(process -> isOf(data, process))
                    .forEach(process -> new ProcessTree(ProcessIdentity.of(process)).kill());
            Files.deleteIfExists(pidFile);
        }
    }

    /// On Linux; elsewhere there is nothing to tell it by, and the others are left to end by themselves.
    private static boolean isOf(Path data, ProcessHandle process) {
        var proc = Path.of("/proc/" + process.pid());
        try {
            return Files.readString(proc.resolve("comm")).strip().equals(COMMAND)
                    && Files.isSameFile(proc.resolve("cwd"), data);
        } catch (IOException _) {
            return false; // Gone by now, or not ours to look into.
        }
    }
}
