package dev.aisle.contracts.event.former;

import dev.aisle.contracts.event.Event;

/// An event in the form of an earlier schema version. It is read for ever, and never written again.
public sealed interface FormerEvent permits PromotionDefinedV1 {
    /// The same event as the version after it would have written it: pure, total, and once released never
    /// changed, since views and states rest on it. A former event's successor may be a former one too;
    /// then it gives what that one becomes: `return new SomethingV2(…).upcast()`.
    Event upcast();
}
