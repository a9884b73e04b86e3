package dev.aisle.command.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import org.eclipse.microprofile.config.spi.Converter;

/// Over which servers the log is spread.
@ConfigMapping(prefix = "aisle.shards")
public interface ShardsConfig {
    /// Blank for the one server of `aisle.postgres.url`; else a server for each part of the buckets, as in
    /// `0-31@postgresql://a:5432/aisle 32-63@postgresql://b:5432/aisle`. User and password are those of
    /// `aisle.postgres.*`.
    @WithDefault(" ")
    @WithConverter(AsItIs.class)
    String list();

    /// Blank is a value here, and not the want of one.
    final class AsItIs implements Converter<String> {
        @Override
        public String convert(String value) {
            return value;
        }
    }
}
