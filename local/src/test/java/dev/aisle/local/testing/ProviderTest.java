package dev.aisle.local.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderTest {

    @ParameterizedTest
    @CsvSource({
        "embedded,   true,  EMBEDDED",
        "embedded,   false, EMBEDDED",
        "containers, true,  CONTAINERS",
        "containers, false, CONTAINERS",
        "auto,       true,  CONTAINERS",
        "auto,       false, EMBEDDED",
        ",           true,  CONTAINERS",
        ",           false, EMBEDDED",
        "AUTO,       false, EMBEDDED"
    })
    void theWishDecidesAndAutoAsksForAnEngine(
            @Nullable String wish, boolean engineAnswers, Provider provider) {
        assertThat(Provider.choose(wish, () -> engineAnswers)).isEqualTo(provider);
    }

    @Test
    void anUnknownWishIsRefusedWithWhatThereIs() {
        assertThatThrownBy(() -> Provider.choose("docker", () -> true))
                .hasMessage(
                        "AISLE_TEST_SERVERS is 'docker'; it can be embedded, containers or auto");
    }

    @Test
    void anEngineIsOneThatAnswersAPing() throws Exception {
        assertThat(pingedServerAnswers("HTTP/1.1 200 OK\r\n\r\nOK")).isTrue();
        assertThat(pingedServerAnswers("HTTP/1.1 500 Internal Server Error\r\n\r\n")).isFalse();
    }

    @Test
    void aSocketThatIsNotThereIsNoEngine() {
        assertThat(ContainerEngine.answers("unix:///nowhere/engine.sock")).isFalse();
    }

    private static boolean pingedServerAnswers(String answer)
            throws IOException, InterruptedException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var engine = Thread.ofVirtual().start(() -> answerOne(server, answer));
            var answers = ContainerEngine.answers("tcp://127.0.0.1:" + server.getLocalPort());
            engine.join();
            return answers;
        }
    }

    private static void answerOne(ServerSocket server, String answer) {
        try (var connection = server.accept()) {
            connection.getInputStream().readNBytes(16);
            connection.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
