@NullMarked
package dev.aisle.grpc;

import org.jspecify.annotations.NullMarked;
