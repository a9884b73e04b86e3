package dev.aisle.command.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/// How far a partition may be committed: below the first record that isn't settled.
class PartitionProgressTest {
    private static final long NOTHING = -1;
    private static final String TOPIC = "commands";

    private final PartitionProgress progress = new PartitionProgress(new TopicPartition(TOPIC, 0));

    @Test
    void nothingAboveAnUnsettledRecordIsCommitted() {
        var taken = taken(5, 6, 7);
        taken.get(1).settleOne();
        taken.get(2).settleOne();
        assertThat(progress.committable()).isEqualTo(NOTHING);
        assertThat(progress.isIdle()).isFalse();

        taken.get(0).settleOne();
        assertThat(progress.committable()).isEqualTo(8);
        assertThat(progress.isIdle()).isTrue();
    }

    @Test
    void aRecordIsSettledOnceAllThatItWaitsForIs() {
        var record = taken(5).getFirst();
        record.waitForOneMore();
        record.settleOne();
        assertThat(progress.committable()).as("its receipt is not kept yet").isEqualTo(NOTHING);
        record.settleOne();
        assertThat(progress.committable()).isEqualTo(6);
    }

    @Test
    void whatIsCommittedIsNotCommittedAgainUnlessThatFailed() {
        taken(5).getFirst().settleOne();
        assertThat(progress.committable()).isEqualTo(6);
        progress.committed(6);
        assertThat(progress.committable()).isEqualTo(NOTHING);
        progress.notCommitted();
        assertThat(progress.committable()).isEqualTo(6);
    }

    @Test
    void gapsInTheOffsetsAreNoRecords() {
        var taken = taken(5, 9);
        taken.get(0).settleOne();
        assertThat(progress.committable()).isEqualTo(6);
        taken.get(1).settleOne();
        assertThat(progress.committable()).isEqualTo(10);
    }

    private List<IngressCommand> taken(long... offsets) {
        var commands = new ArrayList<IngressCommand>();
        LongStream.of(offsets).forEach(offset -> commands.add(command(offset)));
        return commands;
    }

    private IngressCommand command(long offset) {
        var record = new ConsumerRecord<>(TOPIC, 0, offset, new byte[0], new byte[0]);
        var command = new IngressCommand(record, progress, offset, null, null, null);
        progress.taken(command);
        return command;
    }
}
