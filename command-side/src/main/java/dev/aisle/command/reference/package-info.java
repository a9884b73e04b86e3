/// Zones, locations and sources: decided here, known to all other families.
@NullMarked
package dev.aisle.command.reference;

import org.jspecify.annotations.NullMarked;
