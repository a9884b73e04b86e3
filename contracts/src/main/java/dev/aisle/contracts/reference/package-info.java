/// What reference data is made of.
@NullMarked
package dev.aisle.contracts.reference;

import org.jspecify.annotations.NullMarked;
