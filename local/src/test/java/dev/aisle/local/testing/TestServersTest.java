package dev.aisle.local.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisle.local.server.PostgresConnection;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Test;

class TestServersTest {

    private final TestServers servers = TestServers.get();

    @Test
    void postgresIsDurable() throws IOException {
        try (var connection = connectionTo("local_durable")) {
            for (var setting : List.of("fsync", "full_page_writes", "synchronous_commit")) {
                assertThat(connection.query("show " + setting)).as(setting).containsExactly("on");
            }
        }
    }

    @Test
    void aDatabaseIsCreatedOnceAndKept() throws IOException {
        try (var connection = connectionTo("local_kept")) {
            connection.query("create table if not exists kept (id int)");
        }
        try (var connection = connectionTo("local_kept")) {
            assertThat(connection.query("select count(*) from kept")).containsExactly("0");
        }
    }

    @Test
    void kafkaHasABroker() throws ExecutionException, InterruptedException {
        try (var admin =
                Admin.create(
                        Map.of(
                                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                                servers.kafkaBootstrapServers()))) {
            assertThat(admin.describeCluster().nodes().get()).hasSize(1);
        }
    }

    @Test
    void aFrozenRedisDoesNotAnswerUntilItIsThawed() throws IOException {
        try (var socket = redis()) {
            assertThat(ping(socket)).isEqualTo("+PONG");
            try (var _ = servers.frozen(Server.REDIS)) {
                socket.setSoTimeout(300);
                org.assertj.core.api.Assertions.assertThatThrownBy(() -> ping(socket))
                        .isInstanceOf(SocketTimeoutException.class);
            }
            socket.setSoTimeout(10_000);
            assertThat(ping(socket)).isEqualTo("+PONG");
        }
    }

    @Test
    void theSameServersServeEveryoneInThisRun() {
        assertThat(TestServers.get().postgresUrl("local_same"))
                .isEqualTo(servers.postgresUrl("local_same"));
    }

    private PostgresConnection connectionTo(String database) throws IOException {
        var url = URI.create(servers.postgresUrl(database));
        return new PostgresConnection(
                url.getHost(), url.getPort(), servers.postgresUser(), url.getPath().substring(1));
    }

    private Socket redis() throws IOException {
        var uri = URI.create(servers.redisUri());
        return new Socket(uri.getHost(), uri.getPort());
    }

    private static String ping(Socket socket) throws IOException {
        socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
        return new String(socket.getInputStream().readNBytes(7), StandardCharsets.US_ASCII).strip();
    }
}
