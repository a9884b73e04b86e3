/// What the control plane decides and every other room follows.
@NullMarked
package dev.aisle.contracts.control;

import org.jspecify.annotations.NullMarked;
