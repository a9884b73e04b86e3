package dev.aisle.benchmarks.route;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.aisle.contracts.command.CommandCodec;
import dev.aisle.contracts.command.CommandType;
import dev.aisle.contracts.command.MalformedCommandException;
import dev.aisle.contracts.json.Json;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Receipt;
import dev.aisle.contracts.token.ConsistencyToken;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/// Parses a price as the command side does, and answers the bytes that it would answer.
@Path("/v1/prices")
@Consumes(MediaType.APPLICATION_JSON)
public final class PriceRoute {
    @PUT
    @Path("/{zone}/{sku}")
    public Uni<Response> set(@RestPath String zone, @RestPath String sku, byte[] body)
            throws MalformedCommandException, JsonProcessingException {
        var command =
                CommandCodec.decode(CommandType.SetPrice, Map.of("zone", zone, "sku", sku), body);
        var token = ConsistencyToken.of(0, 17, 4_711_042).toString();
        var receipt =
                new Receipt(
                        null, UUID.randomUUID(), Code.ACCEPTED, command.stream(), 42L, token, null);
        return Uni.createFrom()
                .item(
                        Response.ok(Json.LENIENT.writeValueAsBytes(receipt))
                                .type(MediaType.APPLICATION_JSON)
                                .tag("42")
                                .header("Aisle-Consistency-Token", token)
                                .build());
    }
}
