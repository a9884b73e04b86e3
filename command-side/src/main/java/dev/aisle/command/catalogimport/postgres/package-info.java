/// Catalogue imports in PostgreSQL.
@NullMarked
package dev.aisle.command.catalogimport.postgres;

import org.jspecify.annotations.NullMarked;
