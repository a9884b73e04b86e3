-- The log: every event of every bucket. Only ever inserted into, by append_batch alone.
-- Eight-byte columns stand first so that no row carries padding. Text compares by bytes ("C"): names
-- are ASCII, and a locale's order would only slow the index.
CREATE TABLE event (
    bucket_offset bigint NOT NULL,
    version       bigint NOT NULL,
    recorded_at   timestamptz NOT NULL,
    bucket        integer NOT NULL,
    id            uuid NOT NULL,
    stream        text COLLATE "C" NOT NULL,
    type          text COLLATE "C" NOT NULL,
    metadata      bytea NOT NULL,
    payload       bytea NOT NULL,
    -- Serves readers of a bucket; its end gives the next offset.
    CONSTRAINT event_pk PRIMARY KEY (bucket, bucket_offset),
    -- Serves the load of a stream; its end gives the stream's version.
    CONSTRAINT event_stream_version UNIQUE (stream, version)
);
