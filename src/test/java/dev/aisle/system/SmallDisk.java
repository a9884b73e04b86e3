package dev.aisle.system;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Assumptions;

/// A file system in memory that holds one folder, and can be filled up.
final class SmallDisk implements AutoCloseable {
    private static final int BLOCK_BYTES = 64 << 10;

    private final Path folder;
    private final Path ballast;

    private SmallDisk(Path folder) {
        this.folder = folder;
        this.ballast = folder.resolve("ballast");
    }

    /// Moves a folder onto a disk of its own, mounted in its place. The test is skipped where nothing can
    /// be mounted, which takes root.
    static SmallDisk under(Path folder, int mebibytes) throws Exception {
        var aside = folder.resolveSibling(folder.getFileName() + ".aside");
        Files.move(folder, aside);
        Files.createDirectory(folder);
        boolean mounted =
                succeeds(
                        "mount",
                        "-t",
                        "tmpfs",
                        "-o",
                        "mode=0700,size=" + mebibytes + "m",
                        "tmpfs",
                        folder.toString());
        Assumptions.assumeTrue(
                mounted, "No disk can be filled up here: mounting a tmpfs takes root");
        var disk = new SmallDisk(folder);
        if (!succeeds("cp", "-a", aside + "/.", folder.toString())) {
            disk.close();
            throw new IOException(
                    "what is in " + folder + " does not fit into " + mebibytes + " MiB");
        }
        return disk;
    }

    /// Takes all the room that is left.
    void fill() throws IOException {
        try (var file =
                FileChannel.open(ballast, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            var block = ByteBuffer.allocate(BLOCK_BYTES);
            while (true) {
                file.write(block.clear());
            }
        } catch (IOException e) {
            if (Files.getFileStore(folder).getUsableSpace() >= BLOCK_BYTES) {
                throw e;
            }
        }
    }

    void free() throws IOException {
        Files.delete(ballast);
    }

    @Override
    public void close() throws IOException {
        if (!succeeds("umount", "-l", folder.toString())) {
            throw new IOException(folder + " can't be unmounted");
        }
    }

    private static boolean succeeds(String... command) throws IOException {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
