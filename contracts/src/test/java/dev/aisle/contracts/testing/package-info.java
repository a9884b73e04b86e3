/// What tests of several packages use.
@NullMarked
package dev.aisle.contracts.testing;

import org.jspecify.annotations.NullMarked;
