@NullMarked
package dev.aisle.contracts.token;

import org.jspecify.annotations.NullMarked;
