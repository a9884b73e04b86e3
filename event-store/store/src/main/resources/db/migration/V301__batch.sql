-- Batches that are answered later. A batch whose lines are not counted yet is still being received, or
-- never was to the end. The content is a digest of the lines, which tells another body under the same key.
CREATE TABLE batch (
    id              uuid        PRIMARY KEY,
    client          text COLLATE "C" NOT NULL,
    idempotency_key text COLLATE "C",
    started_at      timestamptz NOT NULL,
    touched_at      timestamptz NOT NULL,
    lines           bigint,
    content         text COLLATE "C",
    finished        boolean     NOT NULL DEFAULT false,
    -- Serves an upload that is repeated.
    CONSTRAINT batch_key UNIQUE (client, idempotency_key)
);
-- Serves the bound on what a client has open.
CREATE INDEX batch_open ON batch (client) WHERE NOT finished;

-- How many receipts of each code a batch has; counted where they are kept.
CREATE TABLE batch_count (
    batch      uuid   NOT NULL,
    code       text COLLATE "C" NOT NULL,
    receipts   bigint NOT NULL,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (batch, code)
);
