package dev.aisle.command.reference;

import dev.aisle.contracts.event.ReferenceEvent;
import org.jspecify.annotations.Nullable;

/// A zone's, location's or source's present definition; null before the first.
public record Reference(@Nullable ReferenceEvent definition) {
    static final Reference UNDEFINED = new Reference(null);
}
