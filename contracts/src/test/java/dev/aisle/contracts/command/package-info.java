@NullMarked
package dev.aisle.contracts.command;

import org.jspecify.annotations.NullMarked;
