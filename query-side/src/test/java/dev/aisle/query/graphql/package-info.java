@NullMarked
package dev.aisle.query.graphql;

import org.jspecify.annotations.NullMarked;
