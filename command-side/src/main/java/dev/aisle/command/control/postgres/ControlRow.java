package dev.aisle.command.control.postgres;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/// The one row whose revision every decision of the control plane raises.
@Entity
@Table(name = "control_plane")
public class ControlRow {
    static final int ID = 1;

    @Id int id;
    long revision;
    int epoch;

    protected ControlRow() {}
}
