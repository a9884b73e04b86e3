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

/// Goods under way to a location, or from it to another.
@Path("/v1/stock/{location}/{sku}")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Stock")
final class DeliveryResource {
    private final SingleCommands commands;

    DeliveryResource(SingleCommands commands) {
        this.commands = commands;
    }

    @POST
    @Path("/deliveries")
    @Operation(summary = "Announce goods that are under way")
    public Uni<Response> expect(
            @RestPath String location,
            @RestPath String sku,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    StockCommand.ExpectStock.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "ExpectStock",
                                                            value =
                                                                    "{\"deliveryId\": \"po-88\", \"quantity\": 24, \"expectedAt\": \"2026-11-30T08:00:00.000Z\"}")))
                    byte[] body,
            @BeanParam Asked asked) {
        return commands.handle(
                CommandType.ExpectStock, Map.of("location", location, "sku", sku), body, asked);
    }

    @DELETE
    @Path("/deliveries/{deliveryId}")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Cancel a supplier's delivery that was announced; again changes nothing")
    public Uni<Response> cancel(
            @RestPath String location,
            @RestPath String sku,
            @RestPath String deliveryId,
            @BeanParam Asked asked) {
        return commands.handle(
                CommandType.CancelDelivery,
                Map.of("location", location, "sku", sku),
                Answers.bytes(Map.of("deliveryId", deliveryId)),
                asked);
    }

    @POST
    @Path("/transfers/dispatched")
    @Operation(summary = "Send goods to another location, where they are announced")
    public Uni<Response> dispatch(
            @RestPath String location,
            @RestPath String sku,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    StockCommand.DispatchTransfer
                                                                            .class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "DispatchTransfer",
                                                            value =
                                                                    "{\"deliveryId\": \"tr-5\", \"to\": \"store-43\", \"quantity\": 6, \"expectedAt\": \"2026-11-28T08:00:00.000Z\"}")))
                    byte[] body,
            @BeanParam Asked asked) {
        return commands.handle(
                CommandType.DispatchTransfer,
                Map.of("location", location, "sku", sku),
                body,
                asked);
    }

    @POST
    @Path("/transfers/received")
    @Operation(summary = "Receive goods from another location, with what is lost of them")
    public Uni<Response> receiveTransfer(
            @RestPath String location,
            @RestPath String sku,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    StockCommand.ReceiveTransfer
                                                                            .class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "ReceiveTransfer",
                                                            value =
                                                                    "{\"deliveryId\": \"tr-5\", \"from\": \"store-42\", \"received\": 5, \"lost\": 1}")))
                    byte[] body,
            @BeanParam Asked asked) {
        return commands.handle(
                CommandType.ReceiveTransfer, Map.of("location", location, "sku", sku), body, asked);
    }
}
