package dev.aisle.command.rest;

import dev.aisle.contracts.command.CommandType;
import dev.aisle.contracts.command.PromotionCommand;
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
    @Operation(summary = "Define a promotion, or what it gives from now on")
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
                                                                    "{\"name\": \"Black Friday\","
                                                                            + " \"percentOff\": 2000,"
                                                                            + " \"categories\":"
                                                                            + " [\"lamps\"], \"from\":"
                                                                            + " \"2026-11-27T05:00:00.000Z\"}")))
                    byte[] body,
            @BeanParam Asked asked) {
        return commands.handle(
                CommandType.DefinePromotion, Map.of("promotion", promotion), body, asked);
    }

    @POST
    @Path("/{promotion}/schedule")
    @Operation(summary = "Say when a promotion runs; once it runs, only until when")
    public Uni<Response> schedule(
            @RestPath String promotion,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    PromotionCommand
                                                                            .SchedulePromotion
                                                                            .class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "SchedulePromotion",
                                                            value =
                                                                    "{\"timeZone\":"
                                                                            + " \"America/New_York\","
                                                                            + " \"localFrom\":"
                                                                            + " \"2026-11-27T00:00\","
                                                                            + " \"localUntil\":"
                                                                            + " \"2026-12-01T00:00\"}")))
                    byte[] body,
            @BeanParam Asked asked) {
        return commands.handle(
                CommandType.SchedulePromotion, Map.of("promotion", promotion), body, asked);
    }

    @POST
    @Path("/{promotion}/pause")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Have a promotion apply to nothing until it is resumed")
    public Uni<Response> pause(@RestPath String promotion, @BeanParam Asked asked) {
        return step(CommandType.PausePromotion, promotion, asked);
    }

    @POST
    @Path("/{promotion}/resume")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Have a paused promotion apply again")
    public Uni<Response> resume(@RestPath String promotion, @BeanParam Asked asked) {
        return step(CommandType.ResumePromotion, promotion, asked);
    }

    @POST
    @Path("/{promotion}/end")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "End a promotion that has begun, at once and for good")
    public Uni<Response> end(@RestPath String promotion, @BeanParam Asked asked) {
        return step(CommandType.EndPromotion, promotion, asked);
    }

    @POST
    @Path("/{promotion}/cancel")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Give up a promotion that has not begun")
    public Uni<Response> cancel(@RestPath String promotion, @BeanParam Asked asked) {
        return step(CommandType.CancelPromotion, promotion, asked);
    }

    @POST
    @Path("/{promotion}/members")
    @Operation(summary = "List products in a promotion, or take them off its list")
    public Uni<Response> members(
            @RestPath String promotion,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    PromotionCommand
                                                                            .ChangePromotionMembers
                                                                            .class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "ChangePromotionMembers",
                                                            value =
                                                                    "{\"add\": [\"SKU-1\","
                                                                            + " \"SKU-2\"], \"remove\":"
                                                                            + " [\"SKU-3\"]}")))
                    byte[] body,
            @BeanParam Asked asked) {
        return commands.handle(
                CommandType.ChangePromotionMembers, Map.of("promotion", promotion), body, asked);
    }

    private Uni<Response> step(CommandType type, String promotion, Asked asked) {
        return commands.handle(type, Map.of("promotion", promotion), new byte[0], asked);
    }
}
