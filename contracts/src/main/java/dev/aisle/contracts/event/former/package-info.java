/// Events as earlier schema versions wrote them. A log holds them for ever; each knows how to become the
/// version after it.
@NullMarked
package dev.aisle.contracts.event.former;

import org.jspecify.annotations.NullMarked;
