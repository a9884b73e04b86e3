/// What the control plane has decided, as far as this instance knows.
@NullMarked
package dev.aisle.query.control;

import org.jspecify.annotations.NullMarked;
