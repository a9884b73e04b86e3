package dev.aisle.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The classes of the modules as the build left them. They are read from the folders, since the
/// applications are on no class path together.
final class Modules {
    static final Path ROOT = Path.of(System.getProperty("aisle.root"));

    static final List<String> ROOMS =
            List.of(
                    "contracts",
                    "event-store/store",
                    "event-store/relay",
                    "command-side",
                    "projections/folds",
                    "projections/worker",
                    "query-side");

    static final JavaClasses OF_ROOMS =
            new ClassFileImporter().importPaths(ROOMS.stream().map(Modules::classes).toList());

    private Modules() {}

    static Path classes(String module) {
        var classes = ROOT.resolve(module).resolve("target/classes");
        if (!Files.isDirectory(classes.resolve("dev/aisle"))) {
            throw new AssertionError("not built yet: " + classes + "; build the module first");
        }
        return classes;
    }
}
