package dev.aisle.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Folders with all that is in them.
public final class Folders {

    private static final int ATTEMPTS = 20;
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Folders() {}

    /// Deletes a folder and its content; symbolic links are deleted, not followed. What comes or goes
    /// meanwhile, since a process that was killed has not quite ended, is no matter.
    public static void delete(Path folder) {
        try {
            for (int attempt = 1; Files.exists(folder); attempt++) {
                deleteOnce(folder, attempt == ATTEMPTS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + folder, e);
        }
    }

    private static void deleteOnce(Path folder, boolean last) throws IOException {
        try {
            Files.walkFileTree(folder, new Delete());
        } catch (DirectoryNotEmptyException e) {
            if (last) {
                throw e;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static final class Delete extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
                throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
