@NullMarked
package dev.aisle.query.sets;

import org.jspecify.annotations.NullMarked;
