/// How far each projection has come, how far the log is, and who waits for it.
@NullMarked
package dev.aisle.query.progress;

import org.jspecify.annotations.NullMarked;
