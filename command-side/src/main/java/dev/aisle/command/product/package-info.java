/// Products of the catalogue.
@NullMarked
package dev.aisle.command.product;

import org.jspecify.annotations.NullMarked;
