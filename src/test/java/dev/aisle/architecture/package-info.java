/// What holds between the modules, and what no module sees by itself.
@NullMarked
package dev.aisle.architecture;

import org.jspecify.annotations.NullMarked;
