package dev.aisle.local.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// A bad network between a client and its server: listens on a free port of the loopback interface,
/// forwards to one target, and breaks on request, while it runs and from any thread. Knows no protocol,
/// except through [LostReply].
///
/// Holds at most 256 connections, and refuses more; each has at most 1 MiB on its way in each direction.
public final class TcpProxy implements AutoCloseable {

    private static final int CONNECTIONS_MAX = 256;
    private static final int BACKLOG = 128;
    private static final int CONNECT_WITHIN_MILLIS = 10_000;

    private final InetSocketAddress target;
    private final ServerSocket door;
    private final ProxyFaults faults = new ProxyFaults();
    private final Set<ProxyConnection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private volatile boolean refusing;

    private TcpProxy(InetSocketAddress target) throws IOException {
        this.target = target;
        this.door = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("proxy-door").start(this::acceptAll);
    }

    /// @throws IOException if no port can be had; whether the target answers shows with each connection
    public static TcpProxy before(String host, int port) throws IOException {
        return new TcpProxy(new InetSocketAddress(host, port));
    }

    /// Before a broker, which tells its clients where to go: where its answers name the broker, they name
    /// the proxy instead.
    ///
    /// @param bootstrapServer `localhost:port`, as the broker calls itself
    public static TcpProxy beforeKafka(String bootstrapServer) throws IOException {
        int colon = bootstrapServer.lastIndexOf(':');
        var host = bootstrapServer.substring(0, colon);
        int port = Integer.parseInt(bootstrapServer.substring(colon + 1));
        var proxy = before(host, port);
        proxy.faults.rewriteReplies(kafkaAddress(host, port), kafkaAddress(host, proxy.port()));
        return proxy;
    }

    /// As in Kafka's protocol: the host, and the port in four bytes.
    private static byte[] kafkaAddress(String host, int port) {
        var name = host.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(name.length + Integer.BYTES).put(name).putInt(port).array();
    }

    /// Before the host and port of an address such as `postgresql://localhost:5432/aisle`.
    public static TcpProxy before(String url) throws IOException {
        var address = URI.create(url);
        return before(address.getHost(), address.getPort());
    }

    public int port() {
        return door.getLocalPort();
    }

    /// `localhost:port`.
    public String address() {
        return "localhost:" + port();
    }

    /// The same address, by way of this proxy.
    public String insteadOf(String url) {
        var address = URI.create(url);
        return address.getScheme() + "://" + address() + address.getRawPath();
    }

    /// From now on each byte from the client arrives that much later, in order.
    public void delayRequests(Duration delay) {
        faults.requests().delay(delay);
    }

    /// From now on each byte from the server arrives that much later, in order.
    public void delayReplies(Duration delay) {
        faults.replies().delay(delay);
    }

    /// At most that many bytes a second in each direction, all connections together; 0 is no limit.
    public void throttle(long bytesPerSecond) {
        faults.requests().throttle(bytesPerSecond);
        faults.replies().throttle(bytesPerSecond);
    }

    /// Nothing passes until [#flow]: connections stay open, and what is sent waits, in the end with its
    /// sender. New connections are accepted and wait as well.
    public void stall() {
        faults.stall();
    }

    /// All that [#stall] held goes on, in order.
    public void flow() {
        faults.flow();
    }

    /// The connections of now stay open, take everything, and pass nothing on ever again, as when a cable
    /// is pulled; later ones are sound.
    public void silence() {
        connections.forEach(ProxyConnection::silence);
    }

    /// Resets the connections of now, towards both ends. What was on its way is lost.
    public void cut() {
        connections.forEach(ProxyConnection::reset);
    }

    /// Whether new connections are reset at once; those of now go on.
    public void refuse(boolean refuse) {
        refusing = refuse;
    }

    /// The next requests that match are forwarded, and their connections reset when the server has answered
    /// them; their clients see no byte of the answer. Replaces what was asked for before.
    ///
    /// @param count how many, 0 for none
    public void loseReplies(int count, LostReply which) {
        faults.lose(count, which);
    }

    /// Lets that many bytes of replies pass, counted over all connections, and resets the connection that
    /// would carry the next one. Happens once.
    public void cutRepliesAfter(long bytes) {
        faults.cutRepliesAfter(bytes);
    }

    /// Everything as it was in the beginning; connections that are silent or reset stay so.
    public void heal() {
        refuse(false);
        loseReplies(0, LostReply.ANY);
        faults.cutRepliesAfter(Long.MAX_VALUE);
        throttle(0);
        delayRequests(Duration.ZERO);
        delayReplies(Duration.ZERO);
        flow();
    }

    /// Connections of now.
    public int connections() {
        return connections.size();
    }

    /// Connections since the beginning, refused ones included.
    public int accepted() {
        return accepted.get();
    }

    /// Answers that were lost by [#loseReplies].
    public int lost() {
        return faults.lost();
    }

    /// Bytes that clients sent into silence.
    public long swallowed() {
        return faults.swallowed();
    }

    /// Resets all connections, and listens no more.
    @Override
    public void close() throws IOException {
        door.close();
        faults.flow();
        cut();
    }

    private void acceptAll() {
        while (!door.isClosed()) {
            try {
                var near = door.accept();
                accepted.incrementAndGet();
                Thread.ofVirtual().name("proxy-connect").start(() -> connect(near));
            } catch (IOException _) {
                // Closed, or a client that was gone before it was let in.
            }
        }
    }

    private void connect(Socket near) {
        if (refusing || connections.size() >= CONNECTIONS_MAX) {
            ProxyConnection.reset(near);
            return;
        }
        var far = new Socket();
        try {
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            far.connect(target, CONNECT_WITHIN_MILLIS);
        } catch (IOException _) {
            ProxyConnection.reset(far);
            ProxyConnection.reset(near);
            return;
        }
        var connection = new ProxyConnection(near, far, faults, connections::remove);
        connections.add(connection);
        connection.start();
        if (door.isClosed()) { // It missed the connections that close() has reset.
            connection.reset();
        }
    }
}
