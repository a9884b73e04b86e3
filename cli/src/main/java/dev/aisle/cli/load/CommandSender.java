package dev.aisle.cli.load;

import dev.aisle.contracts.receipt.Receipt;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Sends commands through the batch API: bounded in flight, several requests at once, each command
/// again, unchanged, until it has a receipt that is not merely "not now".
///
/// Commands of one order key go over one channel, which has one request under way at a time; a request
/// takes what waits, up to the batch size. The command side decides the commands of one bucket in the
/// order of their lines, so those of one key are decided in the order in which they were sent.
public final class CommandSender implements AutoCloseable {
    private final Semaphore slots;
    private final int slotCount;
    private final List<CommandChannel> channels = new ArrayList<>();
    private final BatchEndpoint endpoint;
    private final LoadStatistics statistics;
    private final AcknowledgedFile acknowledged;
    private volatile @Nullable IOException ledgerFailure;

    public CommandSender(URI commandUrl, LoadConfig config, AcknowledgedFile acknowledged) {
        this.slotCount = config.inFlightMax();
        this.slots = new Semaphore(slotCount);
        this.endpoint = new BatchEndpoint(commandUrl, config.batchTimeout());
        this.statistics = new LoadStatistics();
        this.acknowledged = acknowledged;
        for (int i = 0; i < config.channelCount(); i++) {
            channels.add(new CommandChannel(i, endpoint, config, this::settled, statistics));
        }
    }

    /// Waits while too many are in flight. The latency counts from when the command's request goes out.
    ///
    /// @throws LoadStoppedException if the command API refuses batches for good
    public void send(OutgoingCommand command) throws InterruptedException {
        send(new CommandChannel.Pending(command, OptionalLong.empty()));
    }

    /// @param intendedNanos when it should have been sent by its schedule, on [System#nanoTime()]; its
    ///     latency counts from then
    public void send(OutgoingCommand command, long intendedNanos) throws InterruptedException {
        send(new CommandChannel.Pending(command, OptionalLong.of(intendedNanos)));
    }

    private void send(CommandChannel.Pending pending) throws InterruptedException {
        slots.acquire();
        int key = pending.command().orderKey().hashCode();
        channels.get(Math.floorMod(key, channels.size())).put(pending);
        throwIfFailed();
    }

    /// Waits until every command has its receipt.
    public void drain() throws InterruptedException {
        slots.acquire(slotCount);
        slots.release(slotCount);
        throwIfFailed();
    }

    public LoadStatistics statistics() {
        return statistics;
    }

    private void settled(CommandChannel.Pending pending, Receipt receipt, long sentNanos) {
        long from = pending.intendedNanos().orElse(sentNanos);
        statistics.settled(pending.command(), receipt, System.nanoTime() - from);
        if (!receipt.code().isProblem()) {
            try {
                acknowledged.append(pending.command().id(), receipt);
            } catch (IOException e) {
                ledgerFailure = e;
            }
        }
        slots.release();
    }

    private void throwIfFailed() {
        if (ledgerFailure != null) {
            throw new LoadStoppedException(
                    "acknowledged commands can't be written down: " + ledgerFailure.getMessage(),
                    ledgerFailure);
        }
        for (var channel : channels) {
            channel.throwIfFailed();
        }
    }

    @Override
    public void close() {
        channels.forEach(CommandChannel::close);
        endpoint.close();
    }
}
