/// The offers that Redis holds.
@NullMarked
package dev.aisle.cli.verify.redis;

import org.jspecify.annotations.NullMarked;
