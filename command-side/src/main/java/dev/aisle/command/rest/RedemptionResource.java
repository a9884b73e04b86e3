package dev.aisle.command.rest;

import dev.aisle.contracts.command.CommandType;
import dev.aisle.contracts.command.PromotionBudgetCommand;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
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

/// Orders that redeem a promotion.
@Path("/v1/promotions/{promotion}/redemptions")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Promotions")
final class RedemptionResource {
    private final SingleCommands commands;

    RedemptionResource(SingleCommands commands) {
        this.commands = commands;
    }

    @POST
    @Path("/reservations")
    @Operation(summary = "Hold a use of a promotion for an order, if its caps leave one")
    public Uni<Response> reserve(
            @RestPath String promotion,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    PromotionBudgetCommand
                                                                            .ReserveRedemption
                                                                            .class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "ReserveRedemption",
                                                            value =
                                                                    "{\"order\": \"order-17\","
                                                                            + " \"customer\":"
                                                                            + " \"c-4711\", \"amount\":"
                                                                            + " {\"minor\": 500,"
                                                                            + " \"currency\": \"USD\","
                                                                            + " \"scale\": 2},"
                                                                            + " \"expiresAt\":"
                                                                            + " \"2026-11-27T05:15:00.000Z\"}")))
                    byte[] body,
            @BeanParam Asked asked) {
        return commands.handle(
                CommandType.ReserveRedemption, Map.of("promotion", promotion), body, asked);
    }

    @POST
    @Path("/confirmations")
    @Operation(summary = "Use up what an order holds")
    public Uni<Response> confirm(
            @RestPath String promotion,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    PromotionBudgetCommand
                                                                            .ConfirmRedemption
                                                                            .class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "ConfirmRedemption",
                                                            value = "{\"order\": \"order-17\"}")))
                    byte[] body,
            @BeanParam Asked asked) {
        return commands.handle(
                CommandType.ConfirmRedemption, Map.of("promotion", promotion), body, asked);
    }

    @POST
    @Path("/releases")
    @Operation(summary = "Give back what an order holds or has used")
    public Uni<Response> release(
            @RestPath String promotion,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    PromotionBudgetCommand
                                                                            .ReleaseRedemption
                                                                            .class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "ReleaseRedemption",
                                                            value = "{\"order\": \"order-17\"}")))
                    byte[] body,
            @BeanParam Asked asked) {
        return commands.handle(
                CommandType.ReleaseRedemption, Map.of("promotion", promotion), body, asked);
    }
}
