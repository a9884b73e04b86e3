/// Loops on threads of their own: do work while there is some, pause while there is none.
@NullMarked
package dev.aisle.relay.loop;

import org.jspecify.annotations.NullMarked;
