/// What can be configured, read from the code, against what is written about it.
@NullMarked
package dev.aisle.configuration;

import org.jspecify.annotations.NullMarked;
