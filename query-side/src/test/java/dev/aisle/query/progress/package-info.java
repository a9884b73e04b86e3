@NullMarked
package dev.aisle.query.progress;

import org.jspecify.annotations.NullMarked;
