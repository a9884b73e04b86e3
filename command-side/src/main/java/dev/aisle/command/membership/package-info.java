/// In which promotions a product is listed.
@NullMarked
package dev.aisle.command.membership;

import org.jspecify.annotations.NullMarked;
