package dev.aisle.contracts;

/// The name that keeps installations apart that share servers: first part of every topic, key, channel
/// and consumer group, and the keyspace of the views.
///
/// @param name 1 to 40 characters: lower-case letters, digits and `-`, a letter first
public record Installation(String name) {
    public static final String NAME_DEFAULT = "aisle";

    public Installation {
        if (!name.matches("[a-z][a-z0-9-]{0,39}")) {
            throw new IllegalArgumentException(
                    "an installation's name is 1 to 40 lower-case letters, digits and '-', a letter first, not '"
                            + name
                            + "'");
        }
    }

    /// Of epoch 0.
    public String eventsTopic() {
        return name + ".events";
    }

    /// The topic that mirrors the log of an epoch from its beginning.
    ///
    /// @param epoch from 0
    public String eventsTopic(int epoch) {
        return epoch == 0 ? eventsTopic() : eventsTopic() + ".e" + epoch;
    }

    public String commandsTopic() {
        return name + ".commands";
    }

    public String receiptsTopic() {
        return name + ".receipts";
    }

    public String quarantineTopic() {
        return name + ".commands.quarantine";
    }

    public String headsTopic() {
        return name + ".heads";
    }

    public String keyspace() {
        return name.replace('-', '_');
    }

    /// The consumer group of a projection's generation.
    public String projectionGroup(String projection, int generation) {
        return name + ".projection." + projection + "." + generation;
    }

    public String commandsGroup() {
        return name + ".command-side";
    }

    /// The Redis channel on which a projection says what changed.
    public String changesChannel(String projection) {
        return name + ":changes:" + projection;
    }

    /// Redis key and channel of the control document.
    public String controlKey() {
        return name + ":control";
    }

    public String offerKey(int epoch, int generation, String sku, String zone) {
        return name + ":" + epoch + ":" + generation + ":offer:" + sku + ":" + zone;
    }
}
