package dev.aisle.command.rest;

import dev.aisle.contracts.command.CommandType;
import dev.aisle.contracts.command.TaxonomyCommand;
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

/// Trees of categories; products are classified in the one called `main`.
@Path("/v1/taxonomies")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Catalogue")
final class TaxonomyResource {
    private final SingleCommands commands;

    TaxonomyResource(SingleCommands commands) {
        this.commands = commands;
    }

    @PUT
    @Path("/{taxonomy}/categories/{category}")
    @Operation(summary = "Place a category in a tree, or give it another title")
    public Uni<Response> place(
            @RestPath String taxonomy,
            @RestPath String category,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    TaxonomyCommand.PlaceCategory
                                                                            .class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "PlaceCategory",
                                                            value =
                                                                    "{\"parent\": \"home\", \"title\": \"Lamps\"}")))
                    byte[] body,
            @BeanParam Asked asked) {
        return commands.handle(
                CommandType.PlaceCategory,
                Map.of("taxonomy", taxonomy, "category", category),
                body,
                asked);
    }

    @PUT
    @Path("/{taxonomy}/categories/{category}/parent")
    @Operation(summary = "Move a category with all beneath it; its products follow")
    public Uni<Response> move(
            @RestPath String taxonomy,
            @RestPath String category,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    TaxonomyCommand.MoveCategory
                                                                            .class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "MoveCategory",
                                                            value = "{\"parent\": \"garden\"}")))
                    byte[] body,
            @BeanParam Asked asked) {
        return commands.handle(
                CommandType.MoveCategory,
                Map.of("taxonomy", taxonomy, "category", category),
                body,
                asked);
    }
}
