package dev.aisle.local;

import java.nio.file.Files;
import java.nio.file.Path;

/// The directory of the checkout, below which the servers' jars and the packaged applications lie.
public final class ProjectRoot {

    private ProjectRoot() {}

    /// The directory that the system property `aisle.root` or the variable `AISLE_ROOT` names, or the
    /// nearest one above the working directory that looks like a checkout.
    ///
    /// @throws IllegalStateException if there is none
    public static Path find() {
        var named = System.getProperty("aisle.root", System.getenv("AISLE_ROOT"));
        if (named != null) {
            return Path.of(named).toAbsolutePath().normalize();
        }
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("mvnw"))
                    && Files.isDirectory(at.resolve("local/servers"))) {
                return at;
            }
        }
        throw new IllegalStateException(
                "Not inside a checkout of Aisle: set AISLE_ROOT to its directory");
    }
}
