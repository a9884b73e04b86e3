/// Child processes that outlive the one who started them: started, found again, frozen, killed, stopped.
@NullMarked
package dev.aisle.local.process;

import org.jspecify.annotations.NullMarked;
