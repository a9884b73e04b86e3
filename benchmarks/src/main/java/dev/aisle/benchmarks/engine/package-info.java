/// The engine against the append alone, and every way in against the engine.
@NullMarked
package dev.aisle.benchmarks.engine;

import org.jspecify.annotations.NullMarked;
