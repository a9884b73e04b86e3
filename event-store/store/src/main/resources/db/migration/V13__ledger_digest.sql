-- What a key is found by: the first 16 bytes of SHA-256. Never to be changed: rows of two weeks rest on it,
-- and LedgerKeys says the same in Java. The bucket is part of it so that two transactions never wait for
-- each other in the ledger, whatever keys they are given: whoever inserts holds the lock of the bucket.
CREATE FUNCTION ledger_digest(bucket integer, key text) RETURNS uuid
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN encode(substring(sha256(convert_to(bucket || ' ' || key, 'UTF8')) FROM 1 FOR 16), 'hex')::uuid;

ALTER TABLE ledger RENAME TO ledger_by_text;
ALTER TABLE ledger_by_text RENAME CONSTRAINT ledger_pk TO ledger_by_text_pk;

-- What was answered under each idempotency key. A row lives at least one window of 7 days and at most
-- two. No constraint holds across windows: append_batch looks in the neighbours of the present one,
-- under the bucket's lock.
CREATE TABLE ledger (
    fingerprint   bigint NOT NULL,
    version       bigint NOT NULL,
    bucket_offset bigint NOT NULL,
    key           uuid NOT NULL,
    window_no     integer NOT NULL,
    answer        bytea NOT NULL,
    -- Serves the look-up of a repeated key, and stops an append that brings one.
    CONSTRAINT ledger_pk PRIMARY KEY (key, window_no)
) PARTITION BY LIST (window_no);

-- Takes over what is remembered: some seconds for each million keys, in which appends wait.
DO $$
DECLARE
    former record;
    part   text;
BEGIN
    FOR former IN
        SELECT c.oid::regclass AS name, substring(c.relname FROM 8)::integer AS window_no
        FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = 'ledger_by_text'::regclass
    LOOP
        part := 'ledger_' || former.window_no;
        EXECUTE format('ALTER TABLE %s RENAME TO %I', former.name, 'by_text_' || former.window_no);
        EXECUTE format('ALTER INDEX %I RENAME TO %I', part || '_pkey', 'by_text_' || former.window_no || '_pkey');
        EXECUTE format('CREATE TABLE %I PARTITION OF ledger FOR VALUES IN (%s)', part, former.window_no);
        EXECUTE format(
            'INSERT INTO %I (fingerprint, version, bucket_offset, key, window_no, answer)
             SELECT fingerprint, version, bucket_offset, ledger_digest(bucket, key), window_no, answer FROM %I',
            part, 'by_text_' || former.window_no);
    END LOOP;
END
$$;

DROP TABLE ledger_by_text;
