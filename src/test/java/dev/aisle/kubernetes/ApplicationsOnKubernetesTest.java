package dev.aisle.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.kustomize.v1beta1.ConfigMapArgs;
import io.fabric8.kubernetes.api.model.kustomize.v1beta1.Image;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class ApplicationsOnKubernetesTest {
    private static final Path BASE = Manifests.ROOT.resolve("base");
    static final List<String> APPLICATIONS =
            List.of("command-side", "query-side", "relay", "projections");

    @Test
    void theCommandSideListensForGrpcToo() {
        assertThat(container("command-side").getPorts())
                .extracting(ContainerPort::getName, ContainerPort::getContainerPort)
                .contains(tuple("grpc", 9090));
    }

    @ParameterizedTest
    @CsvSource({
        "command-side, 8080, 9000",
        "query-side, 8081, 9001",
        "relay, 8082, 9002",
        "projections, 8083, 9003"
    })
    void theyListenWhereTheyDoElsewhere(String application, int http, int management) {
        assertThat(container(application).getPorts())
                .extracting(ContainerPort::getName, ContainerPort::getContainerPort)
                .contains(tuple("http", http), tuple("management", management));
    }

    @ParameterizedTest
    @FieldSource("APPLICATIONS")
    void theyAreProbedOnTheManagementPort(String application) {
        var container = container(application);
        assertProbe(container.getStartupProbe(), "/q/health/started");
        assertProbe(container.getLivenessProbe(), "/q/health/live");
        assertProbe(container.getReadinessProbe(), "/q/health/ready");
    }

    @Test
    void everyPodRunsAsNobodyOnAReadOnlyFileSystem() {
        assertThat(pods())
                .hasSize(5)
                .allSatisfy(
                        pod -> {
                            var spec = pod.getSpec();
                            assertThat(spec.getAutomountServiceAccountToken()).isFalse();
                            assertThat(spec.getSecurityContext().getRunAsNonRoot()).isTrue();
                            assertThat(spec.getSecurityContext().getSeccompProfile().getType())
                                    .isEqualTo("RuntimeDefault");
                            assertThat(spec.getContainers())
                                    .extracting(Container::getSecurityContext)
                                    .allSatisfy(
                                            context -> {
                                                assertThat(context.getReadOnlyRootFilesystem())
                                                        .isTrue();
                                                assertThat(context.getAllowPrivilegeEscalation())
                                                        .isFalse();
                                                assertThat(context.getCapabilities().getDrop())
                                                        .containsExactly("ALL");
                                            });
                        });
    }

    @Test
    void everyContainerSaysWhatItNeeds() {
        assertThat(pods())
                .flatExtracting(pod -> pod.getSpec().getContainers())
                .extracting(Container::getResources)
                .allSatisfy(
                        resources -> {
                            assertThat(resources.getRequests()).containsKeys("cpu", "memory");
                            assertThat(resources.getLimits())
                                    .containsEntry("memory", resources.getRequests().get("memory"));
                        });
    }

    @Test
    void everyNameLeadsToSomething() {
        var accounts = names(ServiceAccount.class);
        var kustomization = Manifests.kustomization(BASE);
        var configurations =
                kustomization.getConfigMapGenerator().stream().map(ConfigMapArgs::getName).toList();
        var images = kustomization.getImages().stream().map(Image::getName).toList();
        assertThat(pods())
                .allSatisfy(
                        pod -> {
                            assertThat(accounts).contains(pod.getSpec().getServiceAccountName());
                            var container = pod.getSpec().getContainers().getFirst();
                            assertThat(images).contains(container.getImage());
                            assertThat(container.getEnvFrom())
                                    .extracting(from -> from.getConfigMapRef().getName())
                                    .hasSize(1)
                                    .isSubsetOf(configurations);
                            assertThat(container.getEnv())
                                    .extracting(
                                            env -> env.getValueFrom().getSecretKeyRef().getName())
                                    .allMatch("aisle-postgres"::equals);
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "command-side, command-side",
        "query-side, query-side",
        "event-store/relay, relay",
        "projections/worker, projections"
    })
    void imagesAreCalledAsTheyAreBuilt(String module, String application) throws IOException {
        for (var kind : List.of("jvm", "native")) {
            var file =
                    Manifests.ROOT.resolveSibling(
                            module + "/src/main/docker/Containerfile." + kind);
            assertThat(Files.readString(file))
                    .contains("-t " + container(application).getImage() + " " + module)
                    .contains("USER 10001");
        }
    }

    @ParameterizedTest
    @FieldSource("APPLICATIONS")
    void selectorsFindTheirPods(String application) {
        var labels = named(Deployment.class, application).getSpec().getTemplate();
        assertSelects(
                named(Deployment.class, application).getSpec().getSelector().getMatchLabels(),
                labels);
        assertSelects(named(Service.class, application).getSpec().getSelector(), labels);
        assertSelects(
                named(PodDisruptionBudget.class, application)
                        .getSpec()
                        .getSelector()
                        .getMatchLabels(),
                labels);
        assertSelects(
                named(NetworkPolicy.class, application).getSpec().getPodSelector().getMatchLabels(),
                labels);
    }

    @ParameterizedTest
    @FieldSource("APPLICATIONS")
    void theyHaveTimeToFinishAfterTheyAreTakenOutOfBalance(String application) {
        var spec = named(Deployment.class, application).getSpec().getTemplate().getSpec();
        var pause = container(application).getLifecycle().getPreStop().getSleep().getSeconds();
        assertThat(spec.getTerminationGracePeriodSeconds()).isGreaterThan(pause + 30);
    }

    @ParameterizedTest
    @CsvSource({
        "command-side, 5432 9092 6379 9042",
        "query-side, 6379 9042",
        "relay, 5432 9092",
        "projections, 9092 6379 9042"
    })
    void theyReachTheServersThatTheyNeedAndNoOthers(String application, String servers) {
        var policy = named(NetworkPolicy.class, application).getSpec();
        assertThat(policy.getPolicyTypes()).containsExactly("Ingress", "Egress");
        assertThat(policy.getEgress())
                .flatExtracting(rule -> rule.getPorts())
                .extracting(port -> port.getPort().getIntVal())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(
                                        Stream.of(53, 53, 4317),
                                        Stream.of(servers.split(" ")).map(Integer::valueOf))
                                .toList());
    }

    private static void assertProbe(Probe probe, String path) {
        assertThat(probe.getHttpGet().getPath()).isEqualTo(path);
        assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("management");
    }

    private static void assertSelects(Map<String, String> selector, PodTemplateSpec pod) {
        assertThat(selector).isNotEmpty();
        assertThat(pod.getMetadata().getLabels()).containsAllEntriesOf(selector);
    }

    private static Container container(String application) {
        return named(Deployment.class, application)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst();
    }

    private static List<PodTemplateSpec> pods() {
        return Stream.concat(
                        all(Deployment.class).map(d -> d.getSpec().getTemplate()),
                        all(Job.class).map(j -> j.getSpec().getTemplate()))
                .toList();
    }

    private static <T extends HasMetadata> T named(Class<T> kind, String name) {
        return all(kind)
                .filter(resource -> resource.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind.getSimpleName() + " " + name));
    }

    private static List<String> names(Class<? extends HasMetadata> kind) {
        return all(kind).map(resource -> resource.getMetadata().getName()).toList();
    }

    private static <T> Stream<T> all(Class<T> kind) {
        return Manifests.deployedBy(BASE).stream().filter(kind::isInstance).map(kind::cast);
    }
}
