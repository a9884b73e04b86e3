/// The same servers from their official images, where a container engine answers.
@NullMarked
package dev.aisle.local.testing.containers;

import org.jspecify.annotations.NullMarked;
