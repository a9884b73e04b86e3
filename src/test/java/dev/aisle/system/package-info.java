/// The whole, as packaged, over real servers.
@NullMarked
package dev.aisle.system;

import org.jspecify.annotations.NullMarked;
