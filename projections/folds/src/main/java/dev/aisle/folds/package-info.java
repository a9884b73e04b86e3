/// How events become rows: pure folds, the same for the worker and for whoever checks it.
@NullMarked
package dev.aisle.folds;

import org.jspecify.annotations.NullMarked;
