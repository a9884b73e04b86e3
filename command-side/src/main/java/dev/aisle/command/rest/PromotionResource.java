package dev.aisle.command.rest;

import dev.aisle.contracts.command.CommandType;
import dev.aisle.contracts.command.PromotionCommand;
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

/// Promotions.
@Path("/v1/promotions")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Promotions")
final class PromotionResource {
    private final SingleCommands commands;

    PromotionResource(SingleCommands commands) {
        this.commands = commands;
    }

    @PUT
    @Path("/{promotion}")
    @Operation(summary = "Define a percentage off some categories")
    public Uni<Response> define(
            @RestPath String promotion,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    PromotionCommand.DefinePromotion
                                                                            .class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "DefinePromotion",
                                                            value =
                                                                    "{\"name\": \"Black Friday\", \"percentOff\": 2000, \"categories\": [\"lamps\"], \"from\": \"2026-11-27T05:00:00.000Z\"}")))
                    byte[] body,
            @BeanParam Asked asked) {
        return commands.handle(
                CommandType.DefinePromotion, Map.of("promotion", promotion), body, asked);
    }
}
