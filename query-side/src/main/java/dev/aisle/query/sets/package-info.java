/// Small views held in memory whole: promotions, zones, locations.
@NullMarked
package dev.aisle.query.sets;

import org.jspecify.annotations.NullMarked;
