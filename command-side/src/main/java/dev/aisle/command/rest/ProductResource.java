package dev.aisle.command.rest;

import dev.aisle.contracts.command.CommandType;
import dev.aisle.contracts.command.ProductCommand;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    ProductCommand.IntroduceProduct
                                                                            .class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "IntroduceProduct",
                                                            value =
                                                                    "{\"title\": \"A lamp\", \"brand\": \"acme\", \"categories\": [\"home\", \"lamps\"]}")))
                    byte[] body,
            @BeanParam Asked asked) {
        return commands.handle(CommandType.IntroduceProduct, Map.of("sku", sku), body, asked);
    }

    @PUT
    @Path("/{sku}/description")
    @Operation(summary = "Say anew, and whole, what a product is")
    public Uni<Response> change(
            @RestPath String sku,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    ProductCommand.ChangeProduct
                                                                            .class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "ChangeProduct",
                                                            value =
                                                                    "{\"title\": \"A lamp\", \"brand\": \"acme\", \"categories\": [\"home\", \"lamps\"], \"tags\": [\"new\"]}")))
                    byte[] body,
            @BeanParam Asked asked) {
        return commands.handle(CommandType.ChangeProduct, Map.of("sku", sku), body, asked);
    }

    @DELETE
    @Path("/{sku}")
    @Operation(summary = "Take a product out of the listings; its prices and stock stay")
    public Uni<Response> discontinue(@RestPath String sku, @BeanParam Asked asked) {
        return commands.handle(
                CommandType.DiscontinueProduct, Map.of("sku", sku), new byte[0], asked);
    }
}
