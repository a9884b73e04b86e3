/// Deliveries of the whole catalogue: staged, validated, compared, published.
@NullMarked
package dev.aisle.command.catalogimport;

import org.jspecify.annotations.NullMarked;
