/// A made-up retailer with the shapes of real ones.
@NullMarked
package dev.aisle.cli.load.shop;

import org.jspecify.annotations.NullMarked;
