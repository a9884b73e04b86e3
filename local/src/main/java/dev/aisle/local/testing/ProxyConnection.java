package dev.aisle.local.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One client's connection and that to the server behind it. In each direction one thread reads and
/// another writes when the bytes are due, so that a delay costs latency and no throughput.
final class ProxyConnection {

    private static final int CHUNK_BYTES = 16 << 10;
    private static final int CHUNKS_MAX = 64;
    private static final int TAIL_BYTES = 64;
    private static final int DIRECTIONS = 2;

    private final Socket near;
    private final Socket far;
    private final ProxyFaults faults;
    private final Consumer<ProxyConnection> whenGone;
    private final List<Thread> threads;
    private final AtomicInteger ended = new AtomicInteger();
    private volatile boolean silent;
    private volatile @Nullable LostReply losing;
    private byte[] replyTail = {};

    ProxyConnection(
            Socket near, Socket far, ProxyFaults faults, Consumer<ProxyConnection> whenGone) {
        this.near = near;
        this.far = far;
        this.faults = faults;
        this.whenGone = whenGone;
        var requests = new ArrayBlockingQueue<Chunk>(CHUNKS_MAX);
        var replies = new ArrayBlockingQueue<Chunk>(CHUNKS_MAX);
        this.threads =
                List.of(
                        thread(() -> read(near.getInputStream(), faults.requests(), requests)),
                        thread(() -> write(requests, far, faults.requests(), this::request)),
                        thread(() -> read(far.getInputStream(), faults.replies(), replies)),
                        thread(() -> write(replies, near, faults.replies(), this::reply)));
    }

    /// @param bytes the end of the stream if there are none
    private record Chunk(byte[] bytes, long dueAt) {}

    @FunctionalInterface
    private interface Step {
        void run() throws IOException, InterruptedException;
    }

    @FunctionalInterface
    private interface Filter {
        void pass(byte[] bytes) throws IOException;
    }

    void start() {
        threads.forEach(Thread::start);
    }

    void silence() {
        silent = true;
    }

    void reset() {
        reset(near);
        reset(far);
        threads.forEach(Thread::interrupt); // Also those that wait for one another.
        whenGone.accept(this);
    }

    /// Closes with RST instead of FIN.
    static void reset(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException _) {
            // It was closed already.
        }
    }

    private Thread thread(Step step) {
        return Thread.ofVirtual()
                .name("proxy")
                .unstarted(
                        () -> {
                            try {
                                step.run();
                            } catch (IOException | InterruptedException _) {
                                reset(); // One end is gone, and the other hears of it.
                            }
                        });
    }

    private static void read(InputStream in, ProxyLink link, BlockingQueue<Chunk> chunks)
            throws IOException, InterruptedException {
        var buffer = new byte[CHUNK_BYTES];
        int length;
        do {
            length = in.read(buffer);
            chunks.put(new Chunk(Arrays.copyOf(buffer, Math.max(0, length)), link.dueAt()));
        } while (length >= 0);
    }

    private void write(BlockingQueue<Chunk> chunks, Socket to, ProxyLink link, Filter filter)
            throws IOException, InterruptedException {
        while (true) {
            var chunk = chunks.take();
            ProxyLink.sleepUntil(chunk.dueAt());
            link.carry(chunk.bytes().length);
            faults.awaitFlow();
            if (chunk.bytes().length == 0) {
                end(to);
                return;
            }
            filter.pass(chunk.bytes());
        }
    }

    private void request(byte[] bytes) throws IOException {
        if (silent) {
            faults.countSwallowed(bytes.length);
            return;
        }
        if (losing == null) {
            losing = faults.lossOf(bytes);
        }
        far.getOutputStream().write(bytes);
    }

    private void reply(byte[] bytes) throws IOException {
        if (silent) {
            return;
        }
        var lost = losing;
        if (lost != null) {
            swallow(bytes, lost);
            return;
        }
        faults.rewrite(bytes);
        int passing = faults.passingReply(bytes.length);
        near.getOutputStream().write(bytes, 0, passing);
        if (passing < bytes.length) {
            reset();
        }
    }

    private void swallow(byte[] bytes, LostReply lost) {
        var reply = Arrays.copyOf(replyTail, replyTail.length + bytes.length);
        System.arraycopy(bytes, 0, reply, replyTail.length, bytes.length);
        replyTail = Arrays.copyOfRange(reply, Math.max(0, reply.length - TAIL_BYTES), reply.length);
        if (lost.end().test(replyTail)) {
            faults.countLost();
            reset();
        }
    }

    private void end(Socket to) throws IOException {
        to.shutdownOutput();
        if (ended.incrementAndGet() == DIRECTIONS) {
            near.close();
            far.close();
            whenGone.accept(this);
        }
    }
}
