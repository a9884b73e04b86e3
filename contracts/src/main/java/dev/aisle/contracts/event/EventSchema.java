package dev.aisle.contracts.event;

import dev.aisle.contracts.event.former.FormerEvent;
import dev.aisle.contracts.id.Family;

/// One schema version of a type of event, by which it is written now, or was once.
///
/// @param version from 1; the type's highest is the one that is written
/// @param form the record that its payload is read as: an [Event], or of a former version a [FormerEvent]
public record EventSchema(EventType type, int version, Class<?> form) {
    /// As in the log: `dev.aisle.price.PriceSet.v1`.
    public String wireName() {
        return "dev.aisle."
                + family().path()
                + "."
                + type.eventClass().getSimpleName()
                + ".v"
                + version;
    }

    public Family family() {
        return type.family();
    }

    /// What was read, as the present version says it.
    static Event present(Object form) {
        return switch (form) {
            case FormerEvent former -> former.upcast();
            case Event event -> event;
            default -> throw new IllegalStateException("a form that is no event: " + form);
        };
    }
}
