@NullMarked
package dev.aisle.command.audit;

import org.jspecify.annotations.NullMarked;
