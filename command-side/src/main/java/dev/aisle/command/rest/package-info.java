/// One command by HTTP.
@NullMarked
package dev.aisle.command.rest;

import org.jspecify.annotations.NullMarked;
