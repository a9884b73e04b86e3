package dev.aisle.local.testing;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A container engine that speaks Docker's API.
final class ContainerEngine {

    private static final String SOCKET_DEFAULT = "unix:///var/run/docker.sock";
    private static final int ANSWER_WITHIN_SECONDS = 3;

    private ContainerEngine() {}

    /// Whether an engine answers a ping within 3 s.
    ///
    /// @param dockerHost as in the variable `DOCKER_HOST`: `unix:///path` or `tcp://host:port`; the usual
    ///     socket if absent
    static boolean answers(@Nullable String dockerHost) {
        var address =
                URI.create(
                        dockerHost == null || dockerHost.isBlank() ? SOCKET_DEFAULT : dockerHost);
        var ping = CompletableFuture.supplyAsync(() -> ping(address));
        try {
            return ping.get(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean ping(URI address) {
        var unix = "unix".equals(address.getScheme());
        try (var channel =
                unix ? SocketChannel.open(StandardProtocolFamily.UNIX) : SocketChannel.open()) {
            SocketAddress target =
                    unix
                            ? UnixDomainSocketAddress.of(address.getPath())
                            : new InetSocketAddress(address.getHost(), address.getPort());
            channel.connect(target);
            channel.write(
                    StandardCharsets.US_ASCII.encode(
                            "GET /_ping HTTP/1.0\r\nHost: engine\r\n\r\n"));
            var answer = ByteBuffer.allocate(64);
            channel.read(answer);
            var statusLine = StandardCharsets.US_ASCII.decode(answer.flip()).toString();
            return statusLine.matches("(?s)HTTP/1\\.[01] 200 .*");
        } catch (IOException _) {
            return false;
        }
    }
}
