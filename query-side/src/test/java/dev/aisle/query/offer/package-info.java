@NullMarked
package dev.aisle.query.offer;

import org.jspecify.annotations.NullMarked;
