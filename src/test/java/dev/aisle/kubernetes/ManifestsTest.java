package dev.aisle.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.kustomize.v1beta1.ConfigMapArgs;
import io.fabric8.kubernetes.api.model.kustomize.v1beta1.Patch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestsTest {
    static List<Path> manifests() {
        return Manifests.files();
    }

    static List<Path> kustomizations() {
        return Manifests.files().stream()
                .filter(file -> file.endsWith("kustomization.yaml"))
                .map(file -> Objects.requireNonNull(file.getParent()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void everyFieldIsOneThatKubernetesKnows(Path manifest) {
        assertThatCode(() -> Manifests.read(manifest)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{apiVersion: apps/v1, kind: Deployment, spec: {replica: 2}}",
                "{apiVersion: apps/v1, kind: Deployment, spec: {replicas: many}}",
                "{apiVersion: apps/v1, kind: Deployment, speck: {}}",
                "{apiVersion: apps/v1, kind: Deployment, spec: {template: {spec: {containers:"
                        + " [{name: a, readinessProbe: {httpget: {path: /}}}]}}}}",
                "{apiVersion: apps/v1, kind: Deployment, kind: Deployment}",
                "{apiVersion: apps/v1, kind: Service}",
                "{apiVersion: v1, kind: Service, spec: {ports: [{prot: 80}]}}",
                "{apiVersion: kustomize.config.k8s.io/v1beta1, kind: Kustomization, resource: []}"
            })
    void aMisspeltManifestIsFound(String yaml) {
        assertThatThrownBy(() -> Manifests.parse(yaml)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @MethodSource("kustomizations")
    void whatAKustomizationNamesIsThere(Path folder) {
        assertThat(namedBy(folder)).isNotEmpty().allSatisfy(file -> assertThat(file).exists());
    }

    @Test
    void everyFileIsNamedByAKustomization() throws IOException {
        var named = new HashSet<Path>();
        kustomizations().forEach(folder -> namedBy(folder).forEach(named::add));
        try (var files = Files.walk(Manifests.ROOT)) {
            assertThat(files.filter(Files::isRegularFile))
                    .filteredOn(file -> !file.endsWith("kustomization.yaml"))
                    .filteredOn(file -> !file.endsWith("README.md"))
                    .allSatisfy(file -> assertThat(named).contains(file));
        }
    }

    @ParameterizedTest
    @MethodSource("kustomizations")
    void nothingIsDeployedTwice(Path folder) {
        assertThat(Manifests.deployedBy(folder).stream().map(HasMetadata.class::cast))
                .extracting(resource -> resource.getKind() + " " + resource.getMetadata().getName())
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("kustomizations")
    void patchesAndReplicasAreOfWhatIsDeployed(Path folder) {
        var deployed =
                Manifests.deployedBy(folder).stream()
                        .map(HasMetadata.class::cast)
                        .map(resource -> resource.getMetadata().getName())
                        .toList();
        assertThat(Manifests.kustomization(folder).getReplicas())
                .allSatisfy(replicas -> assertThat(deployed).contains(replicas.getName()));
        assertThat(patches(folder))
                .flatExtracting(Manifests::read)
                .allSatisfy(
                        patch ->
                                assertThat(deployed)
                                        .contains(((HasMetadata) patch).getMetadata().getName()));
    }

    private static List<Path> namedBy(Path folder) {
        var kustomization = Manifests.kustomization(folder);
        return Stream.of(
                        kustomization.getResources().stream(),
                        kustomization.getConfigMapGenerator().stream()
                                .map(ConfigMapArgs::getEnvs)
                                .flatMap(List::stream))
                .flatMap(names -> names)
                .map(name -> folder.resolve(name).normalize())
                .collect(() -> new ArrayList<>(patches(folder)), List::add, List::addAll);
    }

    private static List<Path> patches(Path folder) {
        return Manifests.kustomization(folder).getPatches().stream()
                .map(Patch::getPath)
                .filter(Objects::nonNull)
                .map(folder::resolve)
                .toList();
    }
}
