package dev.aisle.command.catalogimport;

import dev.aisle.command.client.ClientIdentity;
import dev.aisle.command.rest.Answers;
import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// What becomes of catalogue imports.
@Path("/v1/catalog/imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Catalogue")
final class ImportResource {
    private static final int ALL_PERMYRIAD = 10_000;

    private final ImportStore store;
    private final ClientIdentity identity;

    ImportResource(ImportStore store, ClientIdentity identity) {
        this.store = store;
        this.identity = identity;
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "How far an import has come, with its first errors")
    public Uni<Response> progress(@RestPath String id) {
        return find(id).map(found -> found.map(Answers::ok).orElseGet(() -> Answers.of(unknown())));
    }

    @POST
    @Path("/{id}/publication")
    @Operation(summary = "Publish an import that is held: it may remove what it would remove")
    public Uni<Response> publish(@RestPath String id) {
        return find(id).chain(
                        found ->
                                found.isEmpty() || found.get().state() != ImportState.HELD
                                        ? Uni.createFrom()
                                                .item(
                                                        refused(
                                                                found,
                                                                "only what is held is published"
                                                                        + " so"))
                                        : store.release(
                                                        found.get().id(),
                                                        found.get().lines(),
                                                        ALL_PERMYRIAD)
                                                .chain(() -> find(id))
                                                .map(ImportResource::told));
    }

    @POST
    @Path("/{id}/rollback")
    @Operation(summary = "Undo the last published import: the content before it is published again")
    public Uni<Response> rollBack(@RestPath String id) {
        return find(id).chain(
                        found ->
                                found.isEmpty()
                                        ? Uni.createFrom().item(Answers.of(unknown()))
                                        : store.rollBack(found.get().id(), identity.client())
                                                .chain(
                                                        done ->
                                                                done
                                                                        ? find(id).map(
                                                                                        ImportResource
                                                                                                ::told)
                                                                        : Uni.createFrom()
                                                                                .item(
                                                                                        refused(
                                                                                                found,
                                                                                                "only the"
                                                                                                        + " last"
                                                                                                        + " published"
                                                                                                        + " import"
                                                                                                        + " is undone,"
                                                                                                        + " while"
                                                                                                        + " none"
                                                                                                        + " is being"
                                                                                                        + " published"))));
    }

    private Uni<Optional<ImportProgress>> find(String id) {
        try {
            return store.find(UUID.fromString(id), identity.client());
        } catch (IllegalArgumentException e) {
            return Uni.createFrom().item(Optional.empty());
        }
    }

    private static Response told(Optional<ImportProgress> found) {
        return found.map(
                        progress ->
                                Response.status(ImportRoute.status(progress))
                                        .type(MediaType.APPLICATION_JSON)
                                        .entity(Answers.bytes(progress))
                                        .build())
                .orElseGet(() -> Answers.of(unknown()));
    }

    private static Response refused(Optional<ImportProgress> found, String why) {
        return Answers.of(found.isEmpty() ? unknown() : Problem.of(Code.INVALID_TRANSITION, why));
    }

    private static Problem unknown() {
        return Problem.of(Code.NOT_FOUND, "no import of this id was sent by this client", "id");
    }
}
