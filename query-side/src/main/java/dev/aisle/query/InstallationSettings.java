package dev.aisle.query;

import dev.aisle.contracts.Installation;
import dev.aisle.contracts.bucket.Buckets;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Which installation this instance belongs to, and how many buckets that has.
final class InstallationSettings {
    @Produces
    @Singleton
    Installation installation(
            @ConfigProperty(name = "aisle.installation", defaultValue = Installation.NAME_DEFAULT)
                    String name) {
        return new Installation(name);
    }

    @Produces
    @Singleton
    Buckets buckets(
            @ConfigProperty(name = "aisle.bucket-count", defaultValue = "" + Buckets.COUNT_DEFAULT)
                    int count) {
        return new Buckets(count);
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
