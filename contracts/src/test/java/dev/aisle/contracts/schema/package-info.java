/// The schemas that others build on: written from the records, compared with what is checked in and with
/// what was released.
@NullMarked
package dev.aisle.contracts.schema;

import org.jspecify.annotations.NullMarked;
