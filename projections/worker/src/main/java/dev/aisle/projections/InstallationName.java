package dev.aisle.projections;

import dev.aisle.contracts.Installation;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Which installation this worker belongs to.
class InstallationName {
    @Produces
    @Singleton
    Installation installation(
            @ConfigProperty(name = "aisle.installation", defaultValue = Installation.NAME_DEFAULT)
                    String name) {
        return new Installation(name);
    }
}
