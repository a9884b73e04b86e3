-- The timelines of PostgreSQL on which the log was found to hold all that was published. A failover and
-- a recovery from a backup each begin a new one, perhaps with less in it; append_batch refuses until it
-- is here. The system's identifier tells a database that was loaded elsewhere from the one it was.
CREATE TABLE timeline (
    system_id   bigint NOT NULL,
    timeline_id integer NOT NULL,
    -- Which events topic mirrors the log from its beginning; see docs/decisions/0016.
    epoch       integer NOT NULL,
    settled_at  timestamptz NOT NULL,
    CONSTRAINT timeline_pk PRIMARY KEY (system_id, timeline_id)
);

-- Whoever migrates a database vouches for what is in it.
INSERT INTO timeline (system_id, timeline_id, epoch, settled_at)
SELECT (SELECT system_identifier FROM pg_control_system()),
       ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::integer,
       epoch,
       clock_timestamp()
FROM control_plane;
