package dev.aisle.kubernetes;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.kustomize.v1beta1.Kustomization;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Reads manifests as the API server's strict validation would: a field that Kubernetes doesn't know is an
/// error, and so is a kind that isn't used here yet.
final class Manifests {
    static final Path ROOT = Path.of(System.getProperty("aisle.root"), "k8s");

    private static final Map<String, Class<? extends KubernetesResource>> KINDS =
            Map.ofEntries(
                    Map.entry("apps/v1 Deployment", Deployment.class),
                    Map.entry("apps/v1 StatefulSet", StatefulSet.class),
                    Map.entry("batch/v1 Job", Job.class),
                    Map.entry("networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class),
                    Map.entry("policy/v1 PodDisruptionBudget", PodDisruptionBudget.class),
                    Map.entry("v1 ConfigMap", ConfigMap.class),
                    Map.entry("v1 Namespace", Namespace.class),
                    Map.entry("v1 Secret", Secret.class),
                    Map.entry("v1 Service", Service.class),
                    Map.entry("v1 ServiceAccount", ServiceAccount.class),
                    Map.entry(
                            "kustomize.config.k8s.io/v1beta1 Kustomization", Kustomization.class));

    private static final ObjectMapper YAML =
            YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .annotationIntrospector(new KnownFieldsOnly())
                    .build();

    /// The typed model keeps what it doesn't know in a map; here that is refused.
    private static final class KnownFieldsOnly extends JacksonAnnotationIntrospector {
        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return false;
        }
    }

    private Manifests() {}

    static List<Path> files() {
        try (var files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<KubernetesResource> read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": " + e.getMessage(), e);
        }
    }

    static List<KubernetesResource> parse(String yaml) throws IOException {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            var resources = Stream.<KubernetesResource>builder();
            while (documents.hasNextValue()) {
                resources.add(resource(documents.nextValue()));
            }
            return resources.build().toList();
        }
    }

    static Kustomization kustomization(Path folder) {
        return (Kustomization) read(folder.resolve("kustomization.yaml")).getFirst();
    }

    /// All that a kustomization deploys, those that it builds on included, before its patches.
    static List<KubernetesResource> deployedBy(Path folder) {
        return kustomization(folder).getResources().stream()
                .map(listed -> folder.resolve(listed).normalize())
                .flatMap(
                        listed ->
                                Files.isDirectory(listed)
                                        ? deployedBy(listed).stream()
                                        : read(listed).stream())
                .toList();
    }

    private static KubernetesResource resource(JsonNode document) throws IOException {
        var kind = document.path("apiVersion").asText() + " " + document.path("kind").asText();
        var type = KINDS.get(kind);
        if (type == null) {
            throw new IOException("no kind that is used here: '" + kind + "'");
        }
        return YAML.treeToValue(document, type);
    }
}
