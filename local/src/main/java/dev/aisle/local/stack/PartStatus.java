package dev.aisle.local.stack;

import java.util.Locale;

/// How one part is.
public record PartStatus(Part part, String address, State state) {

    public enum State {
        /// Its process runs and says that it is ready.
        RUNNING,
        /// Its process runs and does not answer, or says that it is not ready.
        UNREADY,
        /// Its process has ended without having been asked to.
        DIED,
        STOPPED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean isRunning() {
        return state == State.RUNNING;
    }

    /// `name address state`.
    @Override
    public String toString() {
        return part.label() + " " + address + " " + state;
    }
}
