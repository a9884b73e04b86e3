/// Commands by gRPC: a stream of them in, a stream of receipts out.
@NullMarked
package dev.aisle.command.grpc;

import org.jspecify.annotations.NullMarked;
