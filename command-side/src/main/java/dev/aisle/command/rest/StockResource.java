package dev.aisle.command.rest;

import dev.aisle.contracts.command.CommandType;
import dev.aisle.contracts.command.StockCommand;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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

/// What happens to stock, and how much of it may be promised.
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
    @Path("/adjustments")
    @Operation(summary = "Adjust stock by a difference; needs an idempotency key")
    public Uni<Response> adjust(
            @RestPath String location,
            @RestPath String sku,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    StockCommand.AdjustStock.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "AdjustStock",
                                                            value =
                                                                    "{\"delta\": -2, \"reason\": \"THEFT\"}")))
                    byte[] body,
            @BeanParam Asked asked) {
        return commands.handle(
                CommandType.AdjustStock, Map.of("location", location, "sku", sku), body, asked);
    }

    @POST
    @Path("/counts")
    @Operation(summary = "Record a count; what moved after its watermark stays")
    public Uni<Response> count(
            @RestPath String location,
            @RestPath String sku,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    StockCommand.RecordCount.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "RecordCount",
                                                            value =
                                                                    "{\"counted\": 17, \"asOf\": \"2026-11-27T05:00:00.000Z\", \"watermark\": \"2026-11-27T04:55:00.000Z\"}")))
                    byte[] body,
            @BeanParam Asked asked) {
        return commands.handle(
                CommandType.RecordCount, Map.of("location", location, "sku", sku), body, asked);
    }

    @POST
    @Path("/moves")
    @Operation(summary = "Put goods into another condition; needs an idempotency key")
    public Uni<Response> move(
            @RestPath String location,
            @RestPath String sku,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    StockCommand.MoveStock.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "MoveStock",
                                                            value =
                                                                    "{\"quantity\": 2, \"from\": \"AVAILABLE\", \"to\": \"DAMAGED\"}")))
                    byte[] body,
            @BeanParam Asked asked) {
        return commands.handle(
                CommandType.MoveStock, Map.of("location", location, "sku", sku), body, asked);
    }

    @PUT
    @Path("/policy")
    @Operation(summary = "Set safety stock, backorder limit, and whether it is sold")
    public Uni<Response> setPolicy(
            @RestPath String location,
            @RestPath String sku,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    StockCommand.SetStockPolicy
                                                                            .class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "SetStockPolicy",
                                                            value =
                                                                    "{\"safetyStock\": 2, \"backorderLimit\": 0, \"sellable\": true}")))
                    byte[] body,
            @BeanParam Asked asked) {
        return commands.handle(
                CommandType.SetStockPolicy, Map.of("location", location, "sku", sku), body, asked);
    }
}
