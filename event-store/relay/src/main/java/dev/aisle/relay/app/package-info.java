/// The application: how the parts are put together, started, watched and ended.
@NullMarked
package dev.aisle.relay.app;

import org.jspecify.annotations.NullMarked;
