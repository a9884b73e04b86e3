package dev.aisle.command;

import dev.aisle.contracts.Installation;
import dev.aisle.contracts.bucket.Buckets;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// `aisle.installation` names topics, keys and keyspace, see [Installation]; `aisle.bucket-count` is fixed
/// for the life of an installation.
final class InstallationWiring {
    @Produces
    @Singleton
    Installation installation(
            @ConfigProperty(name = "aisle.installation", defaultValue = Installation.NAME_DEFAULT)
                    String name) {
        return new Installation(name);
    }

    @Produces
    @Singleton
    Buckets buckets(@ConfigProperty(name = "aisle.bucket-count", defaultValue = "64") int count) {
        return new Buckets(count);
    }

    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }
}
