/// `./aisle up`, `down`, `status`, `restart`: the stack on this machine, and what people are told of it.
@NullMarked
package dev.aisle.cli.stack;

import org.jspecify.annotations.NullMarked;
