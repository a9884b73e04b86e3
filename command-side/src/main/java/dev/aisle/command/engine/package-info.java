/// Single writer per bucket: gathers, decides in memory, appends in one call, answers.
@NullMarked
package dev.aisle.command.engine;

import org.jspecify.annotations.NullMarked;
