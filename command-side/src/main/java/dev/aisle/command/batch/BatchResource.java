package dev.aisle.command.batch;

import dev.aisle.command.client.ClientIdentity;
import dev.aisle.command.receipt.KeptIds;
import dev.aisle.command.receipt.ReceiptStore;
import dev.aisle.command.rest.Answers;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// Batches that are answered later.
@Path("/v1/batches/{id}")
@Tag(name = "Batches")
final class BatchResource {
    private static final Logger LOG = Logger.getLogger(BatchResource.class);
    private static final int PAGE_MAX = 10_000;

    private final BatchStore batches;
    private final ReceiptStore receipts;
    private final ClientIdentity identity;
    private final InstantSource clock;

    BatchResource(
            BatchStore batches,
            ReceiptStore receipts,
            ClientIdentity identity,
            InstantSource clock) {
        this.batches = batches;
        this.receipts = receipts;
        this.identity = identity;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "How far a batch is",
            description =
                    "Batches and their receipts are kept for 7 days from the upload's beginning.")
    @APIResponse(
            responseCode = "200",
            description = "Its progress",
            content = @Content(schema = @Schema(implementation = BatchProgress.class)))
    @APIResponse(responseCode = "404", description = "This client has no such batch")
    @APIResponse(responseCode = "503", description = "The batches can't be read now")
    public Uni<Response> progress(@RestPath String id) {
        return found(id, progress -> Uni.createFrom().item(Answers.ok(progress)));
    }

    @GET
    @Path("/receipts")
    @Produces(BatchRoute.NDJSON)
    @Operation(
            summary = "The receipts of a batch so far, in the order of its lines",
            description =
                    "A line each. For the next page ask after the last line of this one; a page that isn't"
                            + " full is the last so far. Lines are answered out of order, so read the pages once the batch is DONE.")
    @APIResponse(
            responseCode = "200",
            description = "Receipts, each with its `line`",
            content = @Content(mediaType = BatchRoute.NDJSON))
    @APIResponse(responseCode = "400", description = "`after` or `limit` is out of bounds")
    @APIResponse(responseCode = "404", description = "This client has no such batch")
    @APIResponse(responseCode = "503", description = "The batches can't be read now")
    public Uni<Response> receipts(
            @RestPath String id,
            @RestQuery @DefaultValue("0") @Parameter(description = "A line; 0 for the first page")
                    String after,
            @RestQuery @DefaultValue("1000") @Parameter(description = "1 to 10,000") String limit) {
        long afterLine = number(after, 0, Long.MAX_VALUE);
        long count = number(limit, 1, PAGE_MAX);
        if (afterLine < 0 || count < 0) {
            return answer(
                    Problem.of(
                            Code.MALFORMED,
                            afterLine < 0 ? "is a line, or 0" : "is 1 to " + PAGE_MAX,
                            afterLine < 0 ? "after" : "limit"));
        }
        return found(
                id,
                progress ->
                        receipts.ofBatch(progress.id(), afterLine, (int) count)
                                .map(BatchResource::lines));
    }

    private Uni<Response> found(String id, Function<BatchProgress, Uni<Response>> then) {
        var given = given(id);
        if (given.isEmpty()) {
            return unknown();
        }
        return batches.find(given.get(), identity.client())
                .flatMap(found -> found.map(then).orElseGet(BatchResource::unknown))
                .onFailure()
                .recoverWithUni(
                        e -> {
                            LOG.debugf("Batch not readable cause=%s", e);
                            return answer(
                                    Problem.of(Code.UNAVAILABLE, "the batches can't be read now"));
                        });
    }

    private Optional<UUID> given(String text) {
        try {
            var id = UUID.fromString(text);
            return KeptIds.isGiven(id, identity.client(), clock.instant())
                    ? Optional.of(id)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Response lines(List<byte[]> receipts) {
        var body = new ByteArrayOutputStream();
        for (var receipt : receipts) {
            body.writeBytes(receipt);
            body.write('\n');
        }
        return Response.ok(body.toByteArray(), BatchRoute.NDJSON).build();
    }

    /// -1 if it is none within the bounds.
    private static long number(String text, long min, long max) {
        if (!text.matches("[0-9]{1,18}")) {
            return -1;
        }
        long number = Long.parseLong(text);
        return number < min || number > max ? -1 : number;
    }

    private static Uni<Response> unknown() {
        return answer(
                Problem.of(
                        Code.NOT_FOUND,
                        "no batch of this id was accepted from this client within 7 days",
                        "id"));
    }

    private static Uni<Response> answer(Problem problem) {
        return Uni.createFrom().item(Answers.of(problem));
    }
}
