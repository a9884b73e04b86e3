package dev.aisle.local.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Node;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpProxyTest {

    private static final int SOON_MILLIS = 200;
    private static final int AT_LAST_MILLIS = 10_000;

    private final List<String> served = new CopyOnWriteArrayList<>();
    private ServerSocket server;
    private TcpProxy proxy;

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::acceptAll);
        proxy = TcpProxy.before("localhost", server.getLocalPort());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        server.close();
    }

    @Test
    void whatIsSentIsAnswered() throws IOException {
        try (var client = connect()) {
            assertThat(ask(client, "one")).isEqualTo("ONE");
            assertThat(ask(client, "two")).isEqualTo("TWO");
        }
        await().until(() -> proxy.connections() == 0);
    }

    @Test
    void aMegabytePassesUnharmedBothWays() throws IOException {
        var text = "abcdefgh".repeat(1 << 17);
        try (var client = connect()) {
            assertThat(ask(client, text)).isEqualTo(text.toUpperCase(Locale.ROOT));
        }
    }

    @Test
    void aDelayIsAddedInEachDirectionAndPassesOrderOn() throws IOException {
        try (var client = connect()) {
            ask(client, "warm");
            proxy.delayRequests(Duration.ofMillis(150));
            proxy.delayReplies(Duration.ofMillis(150));
            long start = System.nanoTime();
            for (var word : List.of("a", "b", "c", "d")) {
                send(client, word);
            }
            for (var word : List.of("A", "B", "C", "D")) {
                assertThat(receive(client)).isEqualTo(word);
            }
            // At least: no less than the delay is what it promises.
            assertThat(System.nanoTime() - start).isGreaterThan(300_000_000L);
        }
    }

    @Test
    void whatIsStalledWaitsAndGoesOnInOrder() throws IOException {
        try (var client = connect()) {
            ask(client, "warm");
            proxy.stall();
            send(client, "first");
            send(client, "second");
            assertThatThrownBy(() -> receive(client, SOON_MILLIS))
                    .isInstanceOf(SocketTimeoutException.class);
            assertThat(served).containsExactly("warm");

            proxy.flow();
            assertThat(receive(client)).isEqualTo("FIRST");
            assertThat(receive(client)).isEqualTo("SECOND");
        }
    }

    @Test
    void aSilentConnectionTakesEverythingAndANewOneIsSound() throws IOException {
        try (var silent = connect()) {
            ask(silent, "warm");
            proxy.silence();
            send(silent, "lost");
            assertThatThrownBy(() -> receive(silent, SOON_MILLIS))
                    .isInstanceOf(SocketTimeoutException.class);
            assertThat(proxy.swallowed()).isEqualTo("lost\n".length());
            try (var later = connect()) {
                assertThat(ask(later, "heard")).isEqualTo("HEARD");
            }
            assertThat(served).containsExactly("warm", "heard");
        }
    }

    @Test
    void aCutConnectionIsReset() throws IOException {
        try (var client = connect()) {
            ask(client, "warm");
            proxy.cut();
            assertThatThrownBy(() -> receive(client)).isInstanceOf(SocketException.class);
            await().until(() -> proxy.connections() == 0);
        }
        try (var later = connect()) {
            assertThat(ask(later, "again")).isEqualTo("AGAIN");
        }
    }

    @Test
    void aRefusedConnectionIsResetAndThoseBeforeGoOn() throws IOException {
        try (var before = connect()) {
            ask(before, "warm");
            proxy.refuse(true);
            assertThatThrownBy(() -> ask(connect(), "no")).isInstanceOf(IOException.class);
            assertThat(ask(before, "still")).isEqualTo("STILL");

            proxy.heal();
            try (var later = connect()) {
                assertThat(ask(later, "yes")).isEqualTo("YES");
            }
        }
    }

    @Test
    void theReplyOfTheNextMatchingRequestIsLostAfterTheServerDidItsWork() throws IOException {
        proxy.loseReplies(
                1,
                new LostReply(
                        bytes -> new String(bytes, StandardCharsets.US_ASCII).contains("precious"),
                        tail -> tail[tail.length - 1] == '\n'));
        try (var client = connect()) {
            assertThat(ask(client, "other")).isEqualTo("OTHER");
            send(client, "precious");
            assertThatThrownBy(() -> receive(client)).isInstanceOf(SocketException.class);
        }
        assertThat(served).containsExactly("other", "precious");
        assertThat(proxy.lost()).isEqualTo(1);
        try (var client = connect()) {
            assertThat(ask(client, "precious")).isEqualTo("PRECIOUS");
        }
    }

    @Test
    void replyBytesPassUpToTheCut() throws IOException {
        proxy.cutRepliesAfter("ONE\nTW".length());
        try (var client = connect()) {
            assertThat(ask(client, "one")).isEqualTo("ONE");
            send(client, "two");
            client.setSoTimeout(AT_LAST_MILLIS);
            assertThat(client.getInputStream().readNBytes(2)).asString().isEqualTo("TW");
            assertThatThrownBy(() -> client.getInputStream().read())
                    .isInstanceOf(SocketException.class);
        }
        try (var client = connect()) {
            assertThat(ask(client, "three")).isEqualTo("THREE");
        }
    }

    @Test
    void aThrottledLineTakesItsTime() throws IOException {
        proxy.throttle(100_000);
        try (var client = connect()) {
            long start = System.nanoTime();
            ask(client, "x".repeat(30_000));
            assertThat(System.nanoTime() - start).isGreaterThan(500_000_000L);
        }
    }

    @Test
    void whenItsServerIsGoneAConnectionIsReset() throws IOException {
        server.close();
        assertThatThrownBy(() -> ask(connect(), "anyone")).isInstanceOf(IOException.class);
    }

    @Test
    void theEndOfOneSideIsToldToTheOther() throws IOException {
        try (var client = connect()) {
            send(client, "last");
            client.shutdownOutput();
            assertThat(receive(client)).isEqualTo("LAST");
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
        await().until(() -> proxy.connections() == 0);
    }

    @Test
    void aClientOfKafkaStaysBehindTheProxy() throws Exception {
        try (var before = TcpProxy.beforeKafka(TestServers.get().kafkaBootstrapServers());
                var admin =
                        Admin.create(
                                Map.of(
                                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                                        before.address()))) {
            assertThat(admin.describeCluster().nodes().get())
                    .extracting(Node::port)
                    .containsExactly(before.port());
            assertThat(admin.listTopics().names().get()).isNotNull();
        }
    }

    @Test
    void addressesAreRewritten() {
        assertThat(proxy.insteadOf("postgresql://somewhere:5432/aisle"))
                .isEqualTo("postgresql://localhost:" + proxy.port() + "/aisle");
    }

    private Socket connect() throws IOException {
        return new Socket("localhost", proxy.port());
    }

    private static String ask(Socket client, String line) throws IOException {
        send(client, line);
        return receive(client);
    }

    private static void send(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static String receive(Socket client) throws IOException {
        return receive(client, AT_LAST_MILLIS);
    }

    private static String receive(Socket client, int withinMillis) throws IOException {
        client.setSoTimeout(withinMillis);
        var line = new StringBuilder();
        int next;
        while ((next = client.getInputStream().read()) >= 0 && next != '\n') {
            line.append((char) next);
        }
        return line.toString();
    }

    private void acceptAll() {
        try {
            while (!server.isClosed()) {
                var client = server.accept();
                Thread.ofVirtual().start(() -> answerInUpperCase(client));
            }
        } catch (IOException _) {
            // Closed at the end of the test.
        }
    }

    private void answerInUpperCase(Socket client) {
        try (client) {
            var lines =
                    new BufferedReader(
                            new InputStreamReader(
                                    client.getInputStream(), StandardCharsets.US_ASCII));
            String line;
            while ((line = lines.readLine()) != null) {
                served.add(line);
                var answer = line.toUpperCase(Locale.ROOT) + "\n";
                client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException _) {
            // Reset by the proxy, as asked for.
        }
    }
}
