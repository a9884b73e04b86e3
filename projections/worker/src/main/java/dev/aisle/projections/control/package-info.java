/// What the control plane has decided, as far as this room follows it.
@NullMarked
package dev.aisle.projections.control;

import org.jspecify.annotations.NullMarked;
