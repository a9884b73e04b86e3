package dev.aisle.command.rest;

import dev.aisle.contracts.command.CommandType;
import dev.aisle.contracts.command.ProductCommand;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// Products.
@Path("/v1/products")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Catalogue")
final class ProductResource {
    private final SingleCommands commands;

    ProductResource(SingleCommands commands) {
        this.commands = commands;
    }

    @PUT
    @Path("/{sku}")
    @Operation(summary = "Introduce a product; the same content again changes nothing")
    public Uni<Response> introduce(
            @RestPath String sku,
            @RequestBody(
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    ProductCommand.IntroduceProduct
                                                                            .class)))
                    byte[] body,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        return commands.handle(
                CommandType.IntroduceProduct, Map.of("sku", sku), body, headers, uri);
    }
}
