package dev.aisle.command.rest;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// What every command's request may say beside its path and body, as it came; see [Conditions]. The
/// OpenAPI document describes it once for all, in `META-INF/openapi.yaml`.
public final class Asked {
    @HeaderParam(HttpHeaders.IF_MATCH)
    @Parameter(hidden = true)
    @Nullable String ifMatch;

    @HeaderParam(HttpHeaders.IF_NONE_MATCH)
    @Parameter(hidden = true)
    @Nullable String ifNoneMatch;

    @HeaderParam("Idempotency-Key")
    @Parameter(hidden = true)
    @Nullable String idempotencyKey;

    @HeaderParam(SourceHeader.NAME)
    @Parameter(hidden = true)
    @Nullable String source;

    @HeaderParam("Aisle-Occurred-At")
    @Parameter(hidden = true)
    @Nullable String occurredAt;

    @HeaderParam("Aisle-Actor")
    @Parameter(hidden = true)
    @Nullable String actor;

    @HeaderParam("Aisle-Correlation-Id")
    @Parameter(hidden = true)
    @Nullable String correlationId;

    @HeaderParam("Prefer")
    @Parameter(hidden = true)
    @Nullable String prefer;

    @RestQuery
    @Parameter(hidden = true)
    @Nullable String dryRun;

    @Context @Nullable UriInfo uri;
}
