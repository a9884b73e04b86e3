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

/// Holds on stock, and the commitments that they become.
@Path("/v1/stock/{location}/{sku}")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Stock")
final class HoldResource {
    private final SingleCommands commands;

    HoldResource(SingleCommands commands) {
        this.commands = commands;
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

    @POST
    @Path("/extensions")
    @Operation(summary = "Let a hold end at another time")
    public Uni<Response> extend(
            @RestPath String location,
            @RestPath String sku,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    StockCommand.ExtendReservation
                                                                            .class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "ExtendReservation",
                                                            value =
                                                                    "{\"reservationId\": \"basket-17\", \"expiresAt\": \"2026-11-27T05:30:00.000Z\"}")))
                    byte[] body,
            @BeanParam Asked asked) {
        return commands.handle(
                CommandType.ExtendReservation,
                Map.of("location", location, "sku", sku),
                body,
                asked);
    }

    @POST
    @Path("/commitments")
    @Operation(summary = "Commit a hold to an order")
    public Uni<Response> commit(
            @RestPath String location,
            @RestPath String sku,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    StockCommand.CommitReservation
                                                                            .class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "CommitReservation",
                                                            value =
                                                                    "{\"reservationId\": \"basket-17\", \"orderId\": \"order-4711\"}")))
                    byte[] body,
            @BeanParam Asked asked) {
        return commands.handle(
                CommandType.CommitReservation,
                Map.of("location", location, "sku", sku),
                body,
                asked);
    }

    @DELETE
    @Path("/commitments/{reservationId}")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Give back what of a commitment is not shipped; again changes nothing")
    public Uni<Response> cancel(
            @RestPath String location,
            @RestPath String sku,
            @RestPath String reservationId,
            @BeanParam Asked asked) {
        return commands.handle(
                CommandType.CancelCommitment,
                Map.of("location", location, "sku", sku),
                Answers.bytes(Map.of("reservationId", reservationId)),
                asked);
    }

    @POST
    @Path("/shipments")
    @Operation(summary = "Ship of a commitment; needs an idempotency key")
    public Uni<Response> ship(
            @RestPath String location,
            @RestPath String sku,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    StockCommand.Ship.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "Ship",
                                                            value =
                                                                    "{\"reservationId\": \"basket-17\", \"quantity\": 2}")))
                    byte[] body,
            @BeanParam Asked asked) {
        return commands.handle(
                CommandType.Ship, Map.of("location", location, "sku", sku), body, asked);
    }
}
