/// Servers for tests: started once per Maven run, shared by all its modules.
@NullMarked
package dev.aisle.local.testing;

import org.jspecify.annotations.NullMarked;
