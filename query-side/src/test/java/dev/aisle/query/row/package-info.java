@NullMarked
package dev.aisle.query.row;

import org.jspecify.annotations.NullMarked;
