package dev.aisle.command.rest;

import dev.aisle.command.client.ClientIdentity;
import dev.aisle.command.receipt.KeptIds;
import dev.aisle.command.receipt.ReceiptPlace;
import dev.aisle.command.receipt.ReceiptStore;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Problem;
import dev.aisle.contracts.receipt.Receipt;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// What became of commands that were answered 202.
@Path("/v1/commands")
@Tag(name = "Commands")
final class CommandResource {
    private static final Logger LOG = Logger.getLogger(CommandResource.class);
    private static final int AGAIN_SECONDS = 1;

    private final ReceiptStore receipts;
    private final ClientIdentity identity;
    private final InstantSource clock;

    CommandResource(ReceiptStore receipts, ClientIdentity identity, InstantSource clock) {
        this.receipts = receipts;
        this.identity = identity;
        this.clock = clock;
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "The receipt of a command that was answered 202",
            description =
                    "Receipts are kept for 7 days. The status says how the asking went; the command's own"
                            + " outcome is the receipt's `code`.")
    @APIResponse(
            responseCode = "200",
            description = "It is decided; this is its one final receipt",
            content = @Content(schema = @Schema(implementation = Receipt.class)))
    @APIResponse(
            responseCode = "202",
            description =
                    "It is accepted and not decided yet: `{\"id\": …, \"state\": \"PENDING\"}`")
    @APIResponse(
            responseCode = "404",
            description = "No such command was accepted from this client within 7 days",
            content =
                    @Content(
                            mediaType = Answers.PROBLEM_JSON,
                            schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "503", description = "The receipts can't be read now")
    public Uni<Response> receipt(@RestPath String id) {
        var given = given(id);
        return given == null
                ? Uni.createFrom().item(unknown())
                : receipts.find(ReceiptPlace.single(given))
                        .map(found -> found.map(Answers::okJson).orElseGet(() -> pending(given)))
                        .onFailure()
                        .recoverWithItem(CommandResource::unavailable);
    }

    private @Nullable UUID given(String text) {
        try {
            var id = UUID.fromString(text);
            return KeptIds.isGiven(id, identity.client(), clock.instant()) ? id : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Response pending(UUID id) {
        return Answers.json(
                        202,
                        MediaType.APPLICATION_JSON,
                        Map.of("id", id.toString(), "state", "PENDING"))
                .header(HttpHeaders.RETRY_AFTER, AGAIN_SECONDS)
                .build();
    }

    private static Response unknown() {
        return Answers.of(
                Problem.of(
                        Code.NOT_FOUND,
                        "no command of this id was answered 202 within 7 days",
                        "id"));
    }

    private static Response unavailable(Throwable e) {
        LOG.debugf("Receipt not readable cause=%s", e);
        return Answers.of(Problem.of(Code.UNAVAILABLE, "the receipts can't be read now"));
    }
}
