package dev.aisle.command.hold;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that a stream holds for somebody, and remembers for a while after it ended.
public interface Hold {
    /// Its own among those of its stream.
    String name();

    /// When the clock ends it; null where it doesn't, or anything else has.
    @Nullable Instant endsAt();

    /// When nobody may ask for it any more; null as long as it holds something.
    @Nullable Instant forgottenAt();
}
