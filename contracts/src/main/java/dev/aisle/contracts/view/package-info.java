/// Rows and messages that projections write and the query side reads.
@NullMarked
package dev.aisle.contracts.view;

import org.jspecify.annotations.NullMarked;
