-- What was answered under each idempotency key. A row lives at least one window of 7 days and at most
-- two. No constraint holds across windows: append_batch looks in the neighbours of the present one,
-- under the bucket's lock. The bucket is part of the key so that two transactions never wait for each
-- other here: whoever inserts holds the lock of the bucket.
CREATE TABLE ledger (
    window_no     integer NOT NULL,
    bucket        integer NOT NULL,
    key           text COLLATE "C" NOT NULL,
    fingerprint   bigint NOT NULL,
    version       bigint NOT NULL,
    bucket_offset bigint NOT NULL,
    answer        bytea NOT NULL,
    -- Serves the look-up of a repeated key.
    CONSTRAINT ledger_pk PRIMARY KEY (window_no, bucket, key)
) PARTITION BY LIST (window_no);
