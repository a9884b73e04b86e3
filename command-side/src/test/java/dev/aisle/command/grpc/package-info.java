@NullMarked
package dev.aisle.command.grpc;

import org.jspecify.annotations.NullMarked;
