package dev.aisle.relay.app;

import dev.aisle.contracts.log.BucketHeads;
import io.quarkus.runtime.annotations.RegisterForReflection;

/// What is written as JSON, and so looked at by reflection in a native executable.
@RegisterForReflection(targets = {BucketHeads.class, BucketHeads.Head.class})
final class NativeRegistrations {
    private NativeRegistrations() {}
}
