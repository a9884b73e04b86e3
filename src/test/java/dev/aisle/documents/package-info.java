/// What the documents say, against what is there.
@NullMarked
package dev.aisle.documents;

import org.jspecify.annotations.NullMarked;
