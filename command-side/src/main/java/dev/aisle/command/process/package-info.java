/// Work over several streams: intended in one of them, carried out by ordinary commands, ended in the first.
@NullMarked
package dev.aisle.command.process;

import org.jspecify.annotations.NullMarked;
