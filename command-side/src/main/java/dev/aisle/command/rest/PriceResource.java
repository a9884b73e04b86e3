package dev.aisle.command.rest;

import dev.aisle.contracts.command.CommandType;
import dev.aisle.contracts.command.PriceCommand;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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

/// Prices.
@Path("/v1/prices/{zone}/{sku}")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Prices")
final class PriceResource {
    private final SingleCommands commands;

    PriceResource(SingleCommands commands) {
        this.commands = commands;
    }

    @PUT
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
        return commands.handle(CommandType.SetPrice, target(zone, sku), body, asked);
    }

    @POST
    @Path("/schedule")
    @Operation(summary = "Set the price over a time to come")
    public Uni<Response> schedule(
            @RestPath String zone,
            @RestPath String sku,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    PriceCommand.SchedulePrice
                                                                            .class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "SchedulePrice",
                                                            value =
                                                                    "{\"kind\": \"SALE\", \"price\": {\"minor\": 1299, \"currency\": \"EUR\", \"scale\": 2}, \"from\": \"2027-01-02T08:00:00.000Z\", \"until\": \"2027-01-09T08:00:00.000Z\"}")))
                    byte[] body,
            @BeanParam Asked asked) {
        return commands.handle(CommandType.SchedulePrice, target(zone, sku), body, asked);
    }

    @POST
    @Path("/schedule/cancellations")
    @Operation(summary = "Take back a price that is to come; again changes nothing")
    public Uni<Response> cancel(
            @RestPath String zone,
            @RestPath String sku,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    PriceCommand
                                                                            .CancelScheduledPrice
                                                                            .class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "CancelScheduledPrice",
                                                            value =
                                                                    "{\"kind\": \"SALE\", \"from\": \"2027-01-02T08:00:00.000Z\"}")))
                    byte[] body,
            @BeanParam Asked asked) {
        return commands.handle(CommandType.CancelScheduledPrice, target(zone, sku), body, asked);
    }

    @PUT
    @Path("/timeline")
    @Operation(summary = "Replace all prices from a horizon on")
    public Uni<Response> replace(
            @RestPath String zone,
            @RestPath String sku,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    PriceCommand
                                                                            .ReplacePriceTimeline
                                                                            .class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "ReplacePriceTimeline",
                                                            value =
                                                                    "{\"horizon\": \"2027-01-02T08:00:00.000Z\", \"pieces\": [{\"price\": {\"minor\": 1299, \"currency\": \"EUR\", \"scale\": 2}, \"from\": \"2027-01-02T08:00:00.000Z\"}]}")))
                    byte[] body,
            @BeanParam Asked asked) {
        return commands.handle(CommandType.ReplacePriceTimeline, target(zone, sku), body, asked);
    }

    @PUT
    @Path("/withdrawal")
    @Operation(summary = "Show no price from now on; again changes nothing")
    public Uni<Response> withdraw(
            @RestPath String zone,
            @RestPath String sku,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    PriceCommand.WithdrawPrice
                                                                            .class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "WithdrawPrice",
                                                            value = "{\"reason\": \"recalled\"}")))
                    byte[] body,
            @BeanParam Asked asked) {
        return commands.handle(CommandType.WithdrawPrice, target(zone, sku), body, asked);
    }

    @DELETE
    @Path("/withdrawal")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Show prices again; again changes nothing")
    public Uni<Response> reinstate(
            @RestPath String zone, @RestPath String sku, @BeanParam Asked asked) {
        return commands.handle(CommandType.ReinstatePrice, target(zone, sku), new byte[0], asked);
    }

    @POST
    @Path("/corrections")
    @Operation(summary = "Say what the price should have been")
    public Uni<Response> correct(
            @RestPath String zone,
            @RestPath String sku,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    PriceCommand.CorrectPrice
                                                                            .class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "CorrectPrice",
                                                            value =
                                                                    "{\"price\": {\"minor\": 1299, \"currency\": \"EUR\", \"scale\": 2}, \"from\": \"2026-11-02T08:00:00.000Z\", \"until\": \"2026-11-03T08:00:00.000Z\", \"reason\": \"the label said so\"}")))
                    byte[] body,
            @BeanParam Asked asked) {
        return commands.handle(CommandType.CorrectPrice, target(zone, sku), body, asked);
    }

    @POST
    @Path("/reductions")
    @Operation(summary = "Announce a reduction, computed on the lowest price of the 30 days before")
    public Uni<Response> announce(
            @RestPath String zone,
            @RestPath String sku,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    PriceCommand.AnnounceReduction
                                                                            .class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "AnnounceReduction",
                                                            value =
                                                                    "{\"percentOff\": 2000, \"until\": \"2027-01-09T08:00:00.000Z\"}")))
                    byte[] body,
            @BeanParam Asked asked) {
        return commands.handle(CommandType.AnnounceReduction, target(zone, sku), body, asked);
    }

    @POST
    @Path("/quarantine/{entry}/release")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Set a price that is held; again changes nothing")
    public Uni<Response> release(
            @RestPath String zone,
            @RestPath String sku,
            @RestPath long entry,
            @BeanParam Asked asked) {
        return commands.handle(
                CommandType.ReleaseHeldPrice,
                target(zone, sku),
                Answers.bytes(Map.of("entry", entry)),
                asked);
    }

    @DELETE
    @Path("/quarantine/{entry}")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Discard a price that is held; again changes nothing")
    public Uni<Response> reject(
            @RestPath String zone,
            @RestPath String sku,
            @RestPath long entry,
            @BeanParam Asked asked) {
        return commands.handle(
                CommandType.RejectHeldPrice,
                target(zone, sku),
                Answers.bytes(Map.of("entry", entry)),
                asked);
    }

    private static Map<String, String> target(String zone, String sku) {
        return Map.of("zone", zone, "sku", sku);
    }
}
