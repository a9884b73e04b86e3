@NullMarked
package dev.aisle.command.catalogimport;

import org.jspecify.annotations.NullMarked;
