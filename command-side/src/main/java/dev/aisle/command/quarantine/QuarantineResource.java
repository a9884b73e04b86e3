package dev.aisle.command.quarantine;

import dev.aisle.command.process.UnfinishedException;
import dev.aisle.command.rest.Answers;
import dev.aisle.contracts.id.SourceId;
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
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// What feeds said that waits for a person.
@Path("/v1/quarantine")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Quarantine")
final class QuarantineResource {
    private final QuarantineList list;

    QuarantineResource(QuarantineList list) {
        this.list = list;
    }

    @GET
    @Operation(
            summary = "Prices beyond the guard rail, and what lost a conflict of source versions")
    @APIResponse(
            responseCode = "200",
            description =
                    "`{\"entries\", \"next\"?}`; the next page begins after `next`, also where this one"
                            + " is not full")
    @APIResponse(responseCode = "400", description = "A parameter is malformed")
    @APIResponse(responseCode = "503", description = "The event store does not answer")
    public Uni<Response> list(
            @RestQuery @Parameter(description = "Of this source only") @Nullable String source,
            @RestQuery @Parameter(description = "An entry's id") @Nullable String after,
            @RestQuery @DefaultValue("50") @Parameter(description = "1 to 100") int limit) {
        var from = after == null ? EntryId.NONE : EntryId.parse(after).orElse(null);
        if (from == null) {
            return malformed("after", "is the id of an entry");
        }
        if (limit < 1 || limit > QuarantineList.LIMIT_MAX) {
            return malformed("limit", "is 1 to " + QuarantineList.LIMIT_MAX);
        }
        SourceId of;
        try {
            of = source == null ? null : new SourceId(source);
        } catch (IllegalArgumentException e) {
            return malformed("source", String.valueOf(e.getMessage()));
        }
        return answered(() -> page(list.after(from, of, limit)));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One of them")
    @APIResponse(responseCode = "404", description = "There is none, or it was settled")
    @APIResponse(responseCode = "503", description = "The event store does not answer")
    public Uni<Response> entry(@RestPath String id) {
        return answered(
                () ->
                        EntryId.parse(id)
                                .flatMap(list::find)
                                .map(Answers::ok)
                                .orElseGet(
                                        () ->
                                                Answers.of(
                                                        Problem.of(
                                                                Code.NOT_FOUND,
                                                                "there is no such entry, or it was"
                                                                        + " settled",
                                                                "id"))));
    }

    private static Response page(QuarantineList.Page page) {
        var json = Json.LENIENT.createObjectNode();
        json.set("entries", Json.LENIENT.valueToTree(page.entries()));
        var next = page.next();
        if (next != null) {
            json.put("next", next.toString());
        }
        return Answers.ok(json);
    }

    private static Uni<Response> answered(Supplier<Response> answer) {
        return Uni.createFrom()
                .item(answer)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onFailure(UnfinishedException.class)
                .recoverWithItem(
                        () ->
                                Answers.of(
                                        Problem.of(
                                                Code.UNAVAILABLE,
                                                "the quarantine can't be read now")));
    }

    private static Uni<Response> malformed(String field, String detail) {
        return Uni.createFrom().item(Answers.of(Problem.of(Code.MALFORMED, detail, field)));
    }
}
