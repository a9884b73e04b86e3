package dev.aisle.command.rest;

import dev.aisle.contracts.command.CommandType;
import dev.aisle.contracts.command.StockCommand;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// Stock and holds on it.
@Path("/v1/stock/{location}/{sku}")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Stock")
final class StockResource {
    private final SingleCommands commands;

    StockResource(SingleCommands commands) {
        this.commands = commands;
    }

    @POST
    @Path("/receipts")
    @Operation(summary = "Receive stock; needs an idempotency key")
    public Uni<Response> receive(
            @RestPath String location,
            @RestPath String sku,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    StockCommand.ReceiveStock
                                                                            .class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "ReceiveStock",
                                                            value = "{\"quantity\": 24}")))
                    byte[] body,
            @BeanParam Asked asked) {
        return commands.handle(
                CommandType.ReceiveStock, Map.of("location", location, "sku", sku), body, asked);
    }

    @POST
    @Path("/sales")
    @Operation(summary = "Record a till's sale; needs an idempotency key")
    public Uni<Response> sell(
            @RestPath String location,
            @RestPath String sku,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    StockCommand.RecordSale.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "RecordSale",
                                                            value = "{\"quantity\": 1}")))
                    byte[] body,
            @BeanParam Asked asked) {
        return commands.handle(
                CommandType.RecordSale, Map.of("location", location, "sku", sku), body, asked);
    }

    @POST
    @Path("/returns")
    @Operation(summary = "Record a till's return; needs an idempotency key")
    public Uni<Response> takeBack(
            @RestPath String location,
            @RestPath String sku,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    StockCommand.RecordReturn
                                                                            .class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "RecordReturn",
                                                            value = "{\"quantity\": 1}")))
                    byte[] body,
            @BeanParam Asked asked) {
        return commands.handle(
                CommandType.RecordReturn, Map.of("location", location, "sku", sku), body, asked);
    }

    @POST
    @Path("/reservations")
    @Operation(summary = "Hold stock until a time, if enough is available to promise")
    public Uni<Response> reserve(
            @RestPath String location,
            @RestPath String sku,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    StockCommand.ReserveStock
                                                                            .class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "ReserveStock",
                                                            value =
                                                                    "{\"reservationId\": \"basket-17\", \"quantity\": 2, \"expiresAt\": \"2026-11-27T05:15:00.000Z\"}")))
                    byte[] body,
            @BeanParam Asked asked) {
        return commands.handle(
                CommandType.ReserveStock, Map.of("location", location, "sku", sku), body, asked);
    }

    @DELETE
    @Path("/reservations/{reservationId}")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Release a hold; again changes nothing")
    public Uni<Response> release(
            @RestPath String location,
            @RestPath String sku,
            @RestPath String reservationId,
            @BeanParam Asked asked) {
        return commands.handle(
                CommandType.ReleaseReservation,
                Map.of("location", location, "sku", sku),
                Answers.bytes(Map.of("reservationId", reservationId)),
                asked);
    }
}
