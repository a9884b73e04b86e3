package dev.aisle.eventstore.postgres;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Stands between the store and its server, and can lose the answer to the next request: the server has
/// done its work, and the connection breaks before anybody hears of it. It can also fall silent.
final class LosingProxy implements AutoCloseable {
    private final NetServer server;
    private final NetClient client;
    private final URI target;
    private volatile boolean losing;
    private final AtomicInteger lost = new AtomicInteger();
    private volatile int silent;
    private final AtomicInteger connected = new AtomicInteger();
    private final AtomicInteger swallowed = new AtomicInteger();

    private LosingProxy(Vertx vertx, String url) {
        this.target = URI.create(url);
        this.client = vertx.createNetClient();
        this.server = vertx.createNetServer().connectHandler(this::connect);
    }

    static LosingProxy before(Vertx vertx, String url) throws Exception {
        var proxy = new LosingProxy(vertx, url);
        proxy.server
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        return proxy;
    }

    String url() {
        return "postgresql://localhost:" + server.actualPort() + target.getPath();
    }

    /// Connections of now stay open and carry nothing any more, as when a network is cut; later ones are
    /// sound.
    void silenceWhatIsConnected() {
        silent = connected.get();
    }

    /// Requests that went into silence.
    int swallowed() {
        return swallowed.get();
    }

    void loseTheNextAnswer() {
        losing = true;
    }

    int lost() {
        return lost.get();
    }

    private void connect(NetSocket near) {
        int number = connected.incrementAndGet();
        near.pause();
        client.connect(target.getPort(), target.getHost())
                .onSuccess(
                        far -> {
                            near.handler(request -> request(number, request, far))
                                    .closeHandler(_ -> far.close());
                            far.handler(answer -> pass(answer, near, far))
                                    .closeHandler(_ -> near.close());
                            near.resume();
                        })
                .onFailure(_ -> near.close());
    }

    private void request(int number, Buffer request, NetSocket far) {
        if (number <= silent) {
            swallowed.incrementAndGet();
        } else {
            far.write(request);
        }
    }

    private void pass(Buffer answer, NetSocket near, NetSocket far) {
        if (losing && committed(answer)) {
            losing = false;
            lost.incrementAndGet();
            near.close();
            far.close();
        } else if (!losing) {
            near.write(answer);
        }
    }

    /// An answer ends with ReadyForQuery, `Z`, length 5, and `I` once no transaction is open: by then it
    /// is committed.
    private static boolean committed(Buffer answer) {
        int length = answer.length();
        return length >= 6
                && answer.getByte(length - 6) == 'Z'
                && answer.getByte(length - 1) == 'I';
    }

    @Override
    public void close() {
        var _ = server.close();
        var _ = client.close();
    }
}
