package dev.aisle.command.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.aisle.contracts.command.CommandType;
import dev.aisle.contracts.json.Json;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// Reservations over several products and locations: all of it or nothing. The answer, also to a repeat, is
/// what the reservation's stream says.
@Path("/v1/reservations")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Reservations")
@APIResponse(
        responseCode = "200",
        description = "Its state",
        content = @Content(schema = @Schema(implementation = BasketAnswer.class)))
@APIResponse(
        responseCode = "202",
        description = "It is being carried out: ask again at `Location`",
        content = @Content(schema = @Schema(implementation = BasketAnswer.class)))
@APIResponse(
        responseCode = "4XX",
        description = "It is refused, and holds nothing; `field` names the line",
        content =
                @Content(
                        mediaType = Answers.PROBLEM_JSON,
                        schema = @Schema(implementation = Problem.class)))
final class BasketResource {
    private static final String ID = "id";
    private static final String OPEN =
            "{\"id\": \"basket-17\", \"lines\": [{\"sku\": \"SKU-1\", \"location\": \"store-42\", \"quantity\": 2}], \"expiresAt\": \"2026-11-27T05:15:00.000Z\"}";

    private final SingleCommands commands;
    private final Baskets baskets;

    BasketResource(SingleCommands commands, Baskets baskets) {
        this.commands = commands;
        this.baskets = baskets;
    }

    @POST
    @Operation(summary = "Reserve several lines, all or none; again answers what became of it")
    public Uni<Response> open(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(
                                                            name = "OpenBasket",
                                                            value = OPEN)))
                    byte[] body,
            @BeanParam Asked asked) {
        try {
            if (Json.STRICT.readTree(body) instanceof ObjectNode whole
                    && whole.remove(ID) instanceof TextNode id) {
                return commands.handle(
                        CommandType.OpenBasket,
                        Map.of("basket", id.textValue()),
                        written(whole),
                        asked,
                        baskets::carriedOut);
            }
            return malformed(ID, "is required: a string");
        } catch (IOException e) {
            return malformed(null, "the body is one JSON object in UTF-8");
        }
    }

    @GET
    @Path("/{id}")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "What became of a reservation")
    public Uni<Response> show(@RestPath String id) {
        return baskets.shown(id);
    }

    @DELETE
    @Path("/{id}")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Give all of it back; again changes nothing")
    public Uni<Response> release(@RestPath String id, @BeanParam Asked asked) {
        return commands.handle(
                CommandType.ReleaseBasket,
                Map.of("basket", id),
                new byte[0],
                asked,
                baskets::carriedOut);
    }

    @POST
    @Path("/{id}/commitment")
    @Operation(summary = "Commit all of it to an order, or give it back; again changes nothing")
    public Uni<Response> commit(
            @RestPath String id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(
                                                            name = "CommitBasket",
                                                            value =
                                                                    "{\"orderId\": \"order-4711\"}")))
                    byte[] body,
            @BeanParam Asked asked) {
        return commands.handle(
                CommandType.CommitBasket, Map.of("basket", id), body, asked, baskets::carriedOut);
    }

    private static byte[] written(ObjectNode data) throws JsonProcessingException {
        return Json.STRICT.writeValueAsBytes(data);
    }

    private static Uni<Response> malformed(@Nullable String field, String expected) {
        return Uni.createFrom().item(Answers.of(Problem.of(Code.MALFORMED, expected, field)));
    }
}
