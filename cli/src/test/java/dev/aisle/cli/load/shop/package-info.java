@NullMarked
package dev.aisle.cli.load.shop;

import org.jspecify.annotations.NullMarked;
