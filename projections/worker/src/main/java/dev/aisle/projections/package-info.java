/// Facts become views: the worker that runs the folds.
@NullMarked
package dev.aisle.projections;

import org.jspecify.annotations.NullMarked;
