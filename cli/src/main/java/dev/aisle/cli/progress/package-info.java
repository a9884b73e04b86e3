/// How far a long piece of work is, told to people.
@NullMarked
package dev.aisle.cli.progress;

import org.jspecify.annotations.NullMarked;
