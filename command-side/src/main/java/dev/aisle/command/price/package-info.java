/// What a product costs in a zone.
@NullMarked
package dev.aisle.command.price;

import org.jspecify.annotations.NullMarked;
