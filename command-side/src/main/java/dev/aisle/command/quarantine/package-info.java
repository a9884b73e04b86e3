/// Lists what was put into quarantine and waits for a person still.
@NullMarked
package dev.aisle.command.quarantine;

import org.jspecify.annotations.NullMarked;
