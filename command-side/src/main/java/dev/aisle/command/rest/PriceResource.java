package dev.aisle.command.rest;

import dev.aisle.contracts.command.CommandType;
import dev.aisle.contracts.command.PriceCommand;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
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

/// Prices.
@Path("/v1/prices")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Prices")
final class PriceResource {
    private final SingleCommands commands;

    PriceResource(SingleCommands commands) {
        this.commands = commands;
    }

    @PUT
    @Path("/{zone}/{sku}")
    @Operation(summary = "Set the price from now on, or until a time")
    public Uni<Response> set(
            @RestPath String zone,
            @RestPath String sku,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    PriceCommand.SetPrice.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "SetPrice",
                                                            value =
                                                                    "{\"price\": {\"minor\": 1299, \"currency\": \"EUR\", \"scale\": 2}}")))
                    byte[] body,
            @BeanParam Asked asked) {
        return commands.handle(CommandType.SetPrice, Map.of("zone", zone, "sku", sku), body, asked);
    }
}
