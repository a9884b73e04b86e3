package dev.aisle.command.engine;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Bounds of an engine under test: the usual ones, but for what a test says.
final class TestEngineConfig {
    private static final Map<String, String> QUICK =
            Map.of(
                    "references.max-age", "50ms",
                    "load-patience", "200ms",
                    "unknown-outcome-patience", "5s",
                    "stop-timeout", "5s",
                    "timers.poll-interval", "20ms",
                    "snapshots.interval", "20ms");

    static final EngineConfig USUAL = with();

    private TestEngineConfig() {}

    /// @param keysAndValues without `aisle.engine.`
    static EngineConfig with(String... keysAndValues) {
        var values = new HashMap<String, String>();
        QUICK.forEach((key, value) -> values.put("aisle.engine." + key, value));
        for (int i = 0; i < keysAndValues.length; i += 2) {
            values.put("aisle.engine." + keysAndValues[i], keysAndValues[i + 1]);
        }
        return new SmallRyeConfigBuilder()
                .withMapping(EngineConfig.class)
                .withConverter(MemorySize.class, 200, new MemorySizeConverter())
                .withConverter(Duration.class, 200, new DurationConverter())
                .withSources(new PropertiesConfigSource(values, "test", 1_000))
                .build()
                .getConfigMapping(EngineConfig.class);
    }
}
