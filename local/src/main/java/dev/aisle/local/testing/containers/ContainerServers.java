package dev.aisle.local.testing.containers;

import dev.aisle.local.testing.HeldServers;
import dev.aisle.local.testing.Server;
import dev.aisle.local.testing.ServerHandle;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.utility.DockerImageName;

/// The test servers in containers.
public final class ContainerServers implements HeldServers {

    private final Map<Server, GenericContainer<?>> containers;
    private final Map<Server, Integer> innerPorts =
            Map.of(
                    Server.POSTGRES,
                    5432,
                    Server.KAFKA,
                    9092,
                    Server.REDIS,
                    6379,
                    Server.SCYLLA,
                    9042);

    private ContainerServers(Map<Server, GenericContainer<?>> containers) {
        this.containers = containers;
    }

    public static ContainerServers start() {
        var containers = new EnumMap<Server, GenericContainer<?>>(Server.class);
        containers.put(Server.POSTGRES, postgres());
        containers.put(Server.KAFKA, kafka());
        containers.put(Server.REDIS, redis());
        containers.put(Server.SCYLLA, scylla());
        var servers = new ContainerServers(containers);
        try {
            Startables.deepStart(containers.values()).join();
            return servers;
        } catch (RuntimeException e) {
            servers.close();
            throw e;
        }
    }

    @Override
    public Map<Server, ServerHandle> handles() {
        var handles = new EnumMap<Server, ServerHandle>(Server.class);
        containers.forEach(
                (server, container) ->
                        handles.put(
                                server,
                                new ServerHandle(
                                        container.getHost(),
                                        container.getMappedPort(innerPorts.getOrDefault(server, 0)),
                                        container.getContainerId())));
        return handles;
    }

    @Override
    public Optional<String> firstDead() {
        return containers.values().stream()
                .filter(container -> !container.isRunning())
                .map(GenericContainer::getDockerImageName)
                .findFirst();
    }

    @Override
    public void close() {
        containers.values().forEach(GenericContainer::stop);
    }

    private static GenericContainer<?> postgres() {
        return new GenericContainer<>(DockerImageName.parse("postgres:18"))
                .withEnv("POSTGRES_HOST_AUTH_METHOD", "trust")
                .withCommand("postgres", "-c", "max_connections=300")
                .withExposedPorts(5432)
                // The first time is the start for its own set-up scripts.
                .waitingFor(
                        Wait.forLogMessage(
                                ".*database system is ready to accept connections.*", 2));
    }

    private static GenericContainer<?> kafka() {
        return new KafkaContainer(DockerImageName.parse("apache/kafka:4.2.1"))
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
    }

    private static GenericContainer<?> redis() {
        return new GenericContainer<>(DockerImageName.parse("redis:7"))
                .withCommand("redis-server", "--appendonly", "yes")
                .withExposedPorts(6379);
    }

    private static GenericContainer<?> scylla() {
        return new GenericContainer<>(DockerImageName.parse("scylladb/scylla:6.2"))
                .withCommand(
                        "--smp",
                        "1",
                        "--memory",
                        "750M",
                        "--overprovisioned",
                        "1",
                        "--developer-mode",
                        "1")
                .withExposedPorts(9042)
                .waitingFor(Wait.forLogMessage(".*initialization completed.*", 1));
    }
}
