/// Who changed what, when and why: states and histories of streams in readable form.
@NullMarked
package dev.aisle.command.audit;

import org.jspecify.annotations.NullMarked;
