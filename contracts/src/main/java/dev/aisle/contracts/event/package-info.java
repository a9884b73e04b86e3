/// What happened: the events of every family, their types and their codec.
@NullMarked
package dev.aisle.contracts.event;

import org.jspecify.annotations.NullMarked;
