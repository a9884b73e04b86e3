/// What a source's own version numbers decide.
@NullMarked
package dev.aisle.command.source;

import org.jspecify.annotations.NullMarked;
