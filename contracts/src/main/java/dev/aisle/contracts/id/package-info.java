/// The names that things have on every wire: typed ids, streams and their families.
@NullMarked
package dev.aisle.contracts.id;

import org.jspecify.annotations.NullMarked;
