package dev.aisle.command.rest;

import dev.aisle.contracts.command.CommandType;
import dev.aisle.contracts.command.ReferenceCommand;
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

/// Zones, locations, regions and sources.
@Path("/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Reference data")
final class ReferenceResource {
    private final SingleCommands commands;

    ReferenceResource(SingleCommands commands) {
        this.commands = commands;
    }

    @PUT
    @Path("/zones/{zone}")
    @Operation(summary = "Define a zone; its currency and scale never change")
    public Uni<Response> defineZone(
            @RestPath String zone,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    ReferenceCommand.DefineZone
                                                                            .class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "DefineZone",
                                                            value =
                                                                    "{\"currency\": \"EUR\", \"scale\": 2, \"timeZone\": \"Europe/Berlin\", \"taxDisplay\": \"GROSS\"}")))
                    byte[] body,
            @BeanParam Asked asked) {
        return commands.handle(CommandType.DefineZone, Map.of("zone", zone), body, asked);
    }

    @PUT
    @Path("/locations/{location}")
    @Operation(summary = "Define a location")
    public Uni<Response> defineLocation(
            @RestPath String location,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    ReferenceCommand.DefineLocation
                                                                            .class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "DefineLocation",
                                                            value =
                                                                    "{\"kind\": \"STORE\", \"timeZone\": \"Europe/Berlin\", \"sellable\": true}")))
                    byte[] body,
            @BeanParam Asked asked) {
        return commands.handle(
                CommandType.DefineLocation, Map.of("location", location), body, asked);
    }

    @PUT
    @Path("/sources/{source}")
    @Operation(summary = "Define a source: what it may feed and how it counts")
    public Uni<Response> defineSource(
            @RestPath String source,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    ReferenceCommand.DefineSource
                                                                            .class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "DefineSource",
                                                            value =
                                                                    "{\"families\": [\"PRICE\"], \"versionKind\": \"SEQUENCE\"}")))
                    byte[] body,
            @BeanParam Asked asked) {
        return commands.handle(CommandType.DefineSource, Map.of("sourceId", source), body, asked);
    }

    @PUT
    @Path("/regions/{region}")
    @Operation(summary = "Define a region: its locations and how they fulfil")
    public Uni<Response> defineRegion(
            @RestPath String region,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    ReferenceCommand.DefineRegion
                                                                            .class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "DefineRegion",
                                                            value =
                                                                    "{\"timeZone\": \"Europe/Berlin\", \"locations\": [\"store-42\"], \"methods\": [{\"kind\": \"PICKUP\", \"leadTimeHours\": 2, \"cutOff\": \"17:00\"}]}")))
                    byte[] body,
            @BeanParam Asked asked) {
        return commands.handle(CommandType.DefineRegion, Map.of("region", region), body, asked);
    }
}
