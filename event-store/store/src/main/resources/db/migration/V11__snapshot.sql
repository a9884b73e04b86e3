-- Folded states of streams, beside the log and never the truth: a row may be deleted at any time.
CREATE TABLE snapshot (
    version     bigint NOT NULL,
    recorded_at timestamptz NOT NULL,
    schema      integer NOT NULL,
    stream      text COLLATE "C" NOT NULL,
    state       bytea NOT NULL,
    CONSTRAINT snapshot_pk PRIMARY KEY (stream)
);
