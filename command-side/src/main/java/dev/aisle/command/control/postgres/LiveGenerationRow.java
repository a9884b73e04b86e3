package dev.aisle.command.control.postgres;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/// Which generation of a projection is live.
@Entity
@Table(name = "live_generation")
public class LiveGenerationRow {
    @Id String projection;
    int generation;

    /// For Hibernate, which sets the fields.
    @SuppressWarnings("NullAway.Init")
    protected LiveGenerationRow() {}

    LiveGenerationRow(String projection, int generation) {
        this.projection = projection;
        this.generation = generation;
    }
}
