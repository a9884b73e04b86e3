package dev.aisle.command.stock;

import dev.aisle.contracts.event.SourceStamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The count that stands.
///
/// @param watermark when the last movement occurred that it contains
/// @param source whose word it is, if a source's
record Count(long counted, Instant asOf, Instant watermark, @Nullable SourceStamp source) {}
