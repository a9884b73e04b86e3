@NullMarked
package dev.aisle.query.health;

import org.jspecify.annotations.NullMarked;
