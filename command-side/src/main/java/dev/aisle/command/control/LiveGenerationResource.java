package dev.aisle.command.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aisle.command.rest.Answers;
import dev.aisle.contracts.control.ControlDocument;
import dev.aisle.contracts.json.Json;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Problem;
import dev.aisle.contracts.view.View;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// Which generation of a projection readers see.
@Path("/admin/v1/projections/{projection}/live-generation")
@Tag(name = "Control plane")
final class LiveGenerationResource {
    private static final Logger LOG = Logger.getLogger(LiveGenerationResource.class);
    private static final int GENERATION_MAX = 1_000_000;
    private static final Set<String> PROJECTIONS =
            Arrays.stream(View.values())
                    .map(View::projection)
                    .collect(Collectors.toCollection(TreeSet::new));

    private final ControlStore store;
    private final ControlAgent agent;

    LiveGenerationResource(ControlStore store, ControlAgent agent) {
        this.store = store;
        this.agent = agent;
    }

    /// @param published whether every place has it where other rooms read it; null where that isn't asked
    record LiveGeneration(
            String projection, int generation, long revision, @Nullable Boolean published) {}

    /// What a change asks for.
    record Wanted(int generation) {}

    @GET
    @Operation(summary = "Which generation is live")
    public Uni<Response> read(@RestPath String projection) {
        return PROJECTIONS.contains(projection)
                ? store.read()
                        .map(document -> Answers.ok(answer(projection, document, null)))
                        .onFailure()
                        .recoverWithItem(LiveGenerationResource::unavailable)
                : Uni.createFrom().item(unknown(projection));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Make a generation live, in one step for all readers")
    public Uni<Response> change(
            @RestPath String projection,
            @RequestBody(content = @Content(schema = @Schema(implementation = Wanted.class)))
                    byte[] body) {
        if (!PROJECTIONS.contains(projection)) {
            return Uni.createFrom().item(unknown(projection));
        }
        var generation = generation(body);
        return generation == null
                ? Uni.createFrom()
                        .item(
                                Answers.of(
                                        Problem.of(
                                                Code.MALFORMED,
                                                "send {\"generation\": 2}, 1 or more",
                                                "generation")))
                : store.setLiveGeneration(projection, generation)
                        .flatMap(document -> published(projection, document))
                        .onFailure()
                        .recoverWithItem(LiveGenerationResource::unavailable);
    }

    private Uni<Response> published(String projection, ControlDocument document) {
        return agent.publishNow()
                .map(everywhere -> Answers.ok(answer(projection, document, everywhere)));
    }

    private static @Nullable Integer generation(byte[] body) {
        try {
            if (Json.STRICT.readTree(body) instanceof ObjectNode json
                    && json.size() == 1
                    && json.path("generation").isIntegralNumber()
                    && json.path("generation").canConvertToInt()) {
                int generation = json.path("generation").intValue();
                return generation >= 1 && generation <= GENERATION_MAX ? generation : null;
            }
        } catch (IOException e) {
            LOG.debugf("Not JSON cause=%s", e.getClass());
        }
        return null;
    }

    private static LiveGeneration answer(
            String projection, ControlDocument document, @Nullable Boolean published) {
        return new LiveGeneration(
                projection, document.liveGeneration(projection), document.revision(), published);
    }

    private static Response unknown(String projection) {
        return Answers.of(
                Problem.of(
                        Code.NOT_FOUND,
                        "no projection '" + projection + "'; there are " + PROJECTIONS,
                        "projection"));
    }

    private static Response unavailable(Throwable failure) {
        LOG.debugf("Control plane not reached cause=%s", failure);
        return Answers.of(
                Problem.of(Code.UNAVAILABLE, "the control plane's database does not answer"));
    }
}
