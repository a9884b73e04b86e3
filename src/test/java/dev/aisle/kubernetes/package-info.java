/// What `k8s/` says, checked without a cluster.
@NullMarked
package dev.aisle.kubernetes;

import org.jspecify.annotations.NullMarked;
