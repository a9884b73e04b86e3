package dev.aisle.command.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/// Completes what the endpoints' annotations say: bodies and answers are those of the contracts' schemas,
/// and every single command has the same conditions and outcomes, which `META-INF/openapi.yaml` holds.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class CommandApi implements OASFilter {
    private static final String COMMANDS = "/v1/";
    private static final Set<String> OTHERS = Set.of("commands", "batches", "reservations");
    private static final List<String> CONDITIONS =
            List.of(
                    "IfMatch",
                    "IfNoneMatch",
                    "IdempotencyKey",
                    "Source",
                    "OccurredAt",
                    "Actor",
                    "CorrelationId",
                    "Prefer",
                    "DryRun");

    @Override
    public void filterOpenAPI(OpenAPI api) {
        ContractSchemas.all().forEach(api.getComponents()::addSchema);
        api.getPaths()
                .getPathItems()
                .forEach(
                        (path, item) -> {
                            if (isCommand(path)) {
                                complete(item);
                            }
                        });
    }

    private static boolean isCommand(String path) {
        return path.startsWith(COMMANDS)
                && !OTHERS.contains(path.substring(COMMANDS.length()).split("/", 2)[0]);
    }

    private static void complete(PathItem item) {
        item.getOperations()
                .forEach(
                        (method, operation) -> {
                            if (method != PathItem.HttpMethod.GET) {
                                complete(operation);
                            }
                        });
    }

    private static void complete(Operation operation) {
        CONDITIONS.forEach(name -> operation.addParameter(OASFactory.createParameter().ref(name)));
        var body = operation.getRequestBody();
        if (body != null) {
            body.setRequired(true);
        }
        operation.setResponses(outcomes());
    }

    private static APIResponses outcomes() {
        return OASFactory.createAPIResponses()
                .addAPIResponse("200", OASFactory.createAPIResponse().ref("Done"))
                .addAPIResponse("202", OASFactory.createAPIResponse().ref("Later"))
                .addAPIResponse("4XX", OASFactory.createAPIResponse().ref("Refused"))
                .addAPIResponse("5XX", OASFactory.createAPIResponse().ref("NotNow"));
    }
}
