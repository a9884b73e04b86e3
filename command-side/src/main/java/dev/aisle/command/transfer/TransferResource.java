package dev.aisle.command.transfer;

import dev.aisle.command.process.UnfinishedException;
import dev.aisle.command.rest.Answers;
import dev.aisle.contracts.id.LocationId;
import dev.aisle.contracts.json.Json;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Problem;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// What is under way between locations, so that somebody is asked of what doesn't arrive.
@Path("/v1/transfers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Stock")
final class TransferResource {
    private final OpenTransfers transfers;

    TransferResource(OpenTransfers transfers) {
        this.transfers = transfers;
    }

    @GET
    @Operation(summary = "Transfers that are dispatched and not settled, the oldest first")
    @APIResponse(
            responseCode = "200",
            description = "`{\"transfers\", \"next\"?}`; the next page begins after `next`")
    @APIResponse(responseCode = "400", description = "A parameter is malformed")
    @APIResponse(responseCode = "503", description = "The event store does not answer")
    public Uni<Response> open(
            @RestQuery @Parameter(description = "That they left or go to")
                    @Nullable String location,
            @RestQuery @Parameter(description = "`next` of the page before") @Nullable String after,
            @RestQuery @DefaultValue("100") @Parameter(description = "1 to 500") int limit) {
        var from = after == null ? TransferCursor.NONE : TransferCursor.parse(after).orElse(null);
        if (from == null) {
            return malformed("after", "is the next of a page before");
        }
        if (limit < 1 || limit > OpenTransfers.LIMIT_MAX) {
            return malformed("limit", "is 1 to " + OpenTransfers.LIMIT_MAX);
        }
        LocationId at;
        try {
            at = location == null ? null : new LocationId(location);
        } catch (IllegalArgumentException e) {
            return malformed("location", String.valueOf(e.getMessage()));
        }
        return Uni.createFrom()
                .item(() -> page(from, at, limit))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onFailure(UnfinishedException.class)
                .recoverWithItem(
                        () ->
                                Answers.of(
                                        Problem.of(
                                                Code.UNAVAILABLE,
                                                "the transfers can't be listed now")));
    }

    private Response page(TransferCursor after, @Nullable LocationId location, int limit) {
        var open = transfers.after(after, location, limit);
        var json = Json.LENIENT.createObjectNode();
        json.set("transfers", Json.LENIENT.valueToTree(open));
        if (open.size() == limit) {
            json.put("next", open.getLast().cursor().toString());
        }
        return Answers.ok(json);
    }

    private static Uni<Response> malformed(String field, String detail) {
        return Uni.createFrom().item(Answers.of(Problem.of(Code.MALFORMED, detail, field)));
    }
}
