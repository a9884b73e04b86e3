@NullMarked
package dev.aisle.local.server;

import org.jspecify.annotations.NullMarked;
