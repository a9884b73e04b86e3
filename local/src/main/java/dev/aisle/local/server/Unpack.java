package dev.aisle.local.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.jar.JarFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import redis.embedded.core.ExecutableProvider;

/// Unpacks the executables of PostgreSQL and Redis. Several may do so at once: each writes beside the
/// target and moves it there in one step, and the first one wins.
final class Unpack {

    private Unpack() {}

    /// @param args the jar with PostgreSQL, the folder to unpack it to, the file to copy Redis to
    public static void main(String[] args) throws IOException {
        postgres(Path.of(args[0]), Path.of(args[1]));
        redis(Path.of(args[2]));
    }

    private static void postgres(Path jar, Path target) throws IOException {
        if (Files.exists(target)) {
            return;
        }
        var draft = draftBeside(target);
        Files.createDirectories(draft);
        try (var file = new JarFile(jar.toFile())) {
            var archive =
                    file.stream()
                            .filter(entry -> entry.getName().endsWith(".txz"))
                            .findFirst()
                            .orElseThrow(() -> new IOException("No archive in " + jar));
            try (var in = file.getInputStream(archive)) {
                untar(in, draft);
            }
        }
        publish(draft, target);
    }

    private static void untar(InputStream in, Path folder) throws IOException {
        try (var tar =
                new TarArchiveInputStream(
                        new XZCompressorInputStream(new BufferedInputStream(in, 1 << 16)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var path = folder.resolve(entry.getName()).normalize();
                if (!path.startsWith(folder)) {
                    throw new IOException(
                            "Entry outside of the archive's folder: " + entry.getName());
                }
                write(tar, entry, path);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path)
            throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
        } else if (entry.isSymbolicLink()) {
            Files.createDirectories(path.getParent());
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.createDirectories(path.getParent());
            Files.copy(tar, path, StandardCopyOption.REPLACE_EXISTING);
            var executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static void redis(Path target) throws IOException {
        if (Files.exists(target)) {
            return;
        }
        Files.createDirectories(target.getParent());
        var draft = draftBeside(target);
        Files.copy(ExecutableProvider.newJarResourceProvider().get().toPath(), draft);
        Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
        publish(draft, target);
    }

    private static Path draftBeside(Path target) {
        return target.resolveSibling(
                target.getFileName() + ".draft-" + ProcessHandle.current().pid());
    }

    private static void publish(Path draft, Path target) throws IOException {
        try {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException _) {
            // Someone else was faster. What is there is the same.
        }
    }
}
