/// What the tests of several packages share.
@NullMarked
package dev.aisle.command.testing;

import org.jspecify.annotations.NullMarked;
