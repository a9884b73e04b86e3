package dev.aisle.command.audit;

import dev.aisle.command.rest.Answers;
import dev.aisle.contracts.command.MalformedCommandException;
import dev.aisle.contracts.id.StreamId;
import dev.aisle.contracts.json.InstantText;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Problem;
import dev.aisle.eventstore.StreamSnapshot;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// What a stream is, what it was, and how it came about.
@Path("/v1/streams")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
final class StreamResource {
    private static final Logger LOG = Logger.getLogger(StreamResource.class);
    private static final int LIMIT_MAX = 100;
    private static final long VERSION_MAX = (1L << 53) - 1;

    private final StreamAudit audit;

    StreamResource(StreamAudit audit) {
        this.audit = audit;
    }

    @GET
    @Path("/{family}/{id}")
    @Operation(summary = "A stream's state now, or as of a version or a time")
    @APIResponse(
            responseCode = "200",
            description = "`{\"stream\", \"version\", \"recordedAt\", \"state\"}`")
    @APIResponse(responseCode = "400", description = "A path or a parameter is malformed")
    @APIResponse(responseCode = "404", description = "It has, or had then, no events")
    @APIResponse(responseCode = "503", description = "The event store does not answer")
    public Uni<Response> state(
            @RestPath String family,
            @RestPath String id,
            @RestQuery @Parameter(description = "The last version that counts")
                    @Nullable String version,
            @RestQuery @Parameter(description = "Nothing recorded after it counts")
                    @Nullable String at) {
        return stateOf(family + "/" + id, version, at);
    }

    @GET
    @Path("/{family}/{id}/{qualifier}")
    @Operation(summary = "The same of a stream with two ids, such as price/SKU-1/us-east")
    @APIResponse(
            responseCode = "200",
            description = "`{\"stream\", \"version\", \"recordedAt\", \"state\"}`")
    @APIResponse(responseCode = "400", description = "A path or a parameter is malformed")
    @APIResponse(responseCode = "404", description = "It has, or had then, no events")
    @APIResponse(responseCode = "503", description = "The event store does not answer")
    public Uni<Response> state(
            @RestPath String family,
            @RestPath String id,
            @RestPath String qualifier,
            @RestQuery @Parameter(description = "The last version that counts")
                    @Nullable String version,
            @RestQuery @Parameter(description = "Nothing recorded after it counts")
                    @Nullable String at) {
        return stateOf(family + "/" + id + "/" + qualifier, version, at);
    }

    @GET
    @Path("/{family}/{id}/events")
    @Operation(summary = "A stream's events, a page at a time")
    @APIResponse(
            responseCode = "200",
            description =
                    "`{\"stream\", \"events\", \"nextAfter\"?}`; the next page begins after"
                            + " `nextAfter`")
    @APIResponse(responseCode = "400", description = "A path or a parameter is malformed")
    @APIResponse(responseCode = "503", description = "The event store does not answer")
    public Uni<Response> events(
            @RestPath String family,
            @RestPath String id,
            @RestQuery
                    @DefaultValue("0")
                    @Parameter(description = "A version; 0 for the first page")
                    String after,
            @RestQuery @DefaultValue("50") @Parameter(description = "1 to 100") String limit) {
        return eventsOf(family + "/" + id, after, limit);
    }

    @GET
    @Path("/{family}/{id}/{qualifier}/events")
    @Operation(summary = "The same of a stream with two ids")
    @APIResponse(
            responseCode = "200",
            description =
                    "`{\"stream\", \"events\", \"nextAfter\"?}`; the next page begins after"
                            + " `nextAfter`")
    @APIResponse(responseCode = "400", description = "A path or a parameter is malformed")
    @APIResponse(responseCode = "503", description = "The event store does not answer")
    public Uni<Response> events(
            @RestPath String family,
            @RestPath String id,
            @RestPath String qualifier,
            @RestQuery
                    @DefaultValue("0")
                    @Parameter(description = "A version; 0 for the first page")
                    String after,
            @RestQuery @DefaultValue("50") @Parameter(description = "1 to 100") String limit) {
        return eventsOf(family + "/" + id + "/" + qualifier, after, limit);
    }

    private Uni<Response> stateOf(String name, @Nullable String version, @Nullable String at) {
        try {
            var stream = stream(name);
            var moment = moment(version, at);
            return audit.state(stream, moment)
                    .map(found -> answer(stream, moment, found))
                    .onFailure()
                    .recoverWithItem(e -> unavailable(stream, e));
        } catch (MalformedCommandException e) {
            return malformed(e);
        }
    }

    private Uni<Response> eventsOf(String name, String after, String limit) {
        try {
            var stream = stream(name);
            long from = number("after", after, 0, VERSION_MAX);
            int most = (int) number("limit", limit, 1, LIMIT_MAX);
            return audit.events(stream, from, most)
                    .map(page -> Answers.ok(Readable.events(stream, page, page.size() == most)))
                    .onFailure()
                    .recoverWithItem(e -> unavailable(stream, e));
        } catch (MalformedCommandException e) {
            return malformed(e);
        }
    }

    private static Response answer(StreamId stream, Moment moment, Optional<StreamSnapshot> found) {
        boolean tooHigh =
                moment.version() < Long.MAX_VALUE
                        && found.filter(state -> state.version() == moment.version()).isEmpty();
        if (found.isEmpty() || tooHigh) {
            var has = found.map(state -> "it is at version " + state.version());
            return Answers.of(
                    Problem.of(
                            Code.NOT_FOUND,
                            stream + ": " + has.orElse("there are no events up to then")));
        }
        var state = found.get();
        return Response.fromResponse(Answers.ok(Readable.state(state)))
                .tag(new EntityTag(Long.toString(state.version())))
                .build();
    }

    private static Response unavailable(StreamId stream, Throwable cause) {
        LOG.debugf("A stream can't be looked at stream=%s cause=%s", stream, cause);
        return Answers.of(
                Problem.of(Code.UNAVAILABLE, "the stream can't be read now, or by this version"));
    }

    private static Uni<Response> malformed(MalformedCommandException e) {
        return Uni.createFrom()
                .item(Answers.of(Problem.of(Code.MALFORMED, e.getMessage(), e.field())));
    }

    private static StreamId stream(String name) throws MalformedCommandException {
        try {
            return StreamId.parse(name);
        } catch (IllegalArgumentException e) {
            throw new MalformedCommandException(null, String.valueOf(e.getMessage()));
        }
    }

    private static Moment moment(@Nullable String version, @Nullable String at)
            throws MalformedCommandException {
        if (version != null && at != null) {
            throw new MalformedCommandException("at", "is not given together with version");
        }
        if (version != null) {
            return new Moment(number("version", version, 1, VERSION_MAX), Instant.MAX);
        }
        try {
            return at == null ? Moment.NOW : new Moment(Long.MAX_VALUE, InstantText.parse(at));
        } catch (DateTimeException e) {
            throw new MalformedCommandException("at", "is an instant in RFC 3339 and UTC");
        }
    }

    private static long number(String name, String text, long min, long max)
            throws MalformedCommandException {
        long number = text.matches("[0-9]{1,16}") ? Long.parseLong(text) : -1;
        if (number < min || number > max) {
            throw new MalformedCommandException(name, "is " + min + " to " + max);
        }
        return number;
    }
}
