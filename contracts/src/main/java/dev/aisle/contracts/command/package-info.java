/// What is asked for: the commands of every family, their envelope and its codec.
@NullMarked
package dev.aisle.contracts.command;

import org.jspecify.annotations.NullMarked;
