@NullMarked
package dev.aisle.contracts.view;

import org.jspecify.annotations.NullMarked;
