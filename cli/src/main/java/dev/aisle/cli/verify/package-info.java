/// Proves of a running installation that log, topic and views agree, or shows the first difference.
@NullMarked
package dev.aisle.cli.verify;

import org.jspecify.annotations.NullMarked;
