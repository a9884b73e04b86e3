-- Opens a batch, or finds the one that was opened under the same key. Returns no row if the client has too
-- many open ones: those that are being received, and those whose lines aren't all answered. What was not
-- received to the end, and stopped ten minutes ago, is open no more.
CREATE FUNCTION open_batch(new_id uuid, its_client text, its_key text, open_max integer)
    RETURNS TABLE (id uuid, content text)
    LANGUAGE plpgsql
AS $$
#variable_conflict use_column
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('open_batch'), hashtext(its_client));
    UPDATE batch SET touched_at = clock_timestamp()
    WHERE client = its_client AND idempotency_key = its_key;
    IF NOT FOUND THEN
        UPDATE batch SET finished = true
        WHERE client = its_client AND NOT finished
          AND lines <= (SELECT coalesce(sum(receipts), 0) FROM batch_count WHERE batch_count.batch = batch.id);
        IF (SELECT count(*) FROM batch
            WHERE client = its_client AND NOT finished
              AND (lines IS NOT NULL OR touched_at > clock_timestamp() - interval '10 minutes')) >= open_max
        THEN
            RETURN;
        END IF;
        INSERT INTO batch (id, client, idempotency_key, started_at, touched_at)
        VALUES (new_id, its_client, its_key, clock_timestamp(), clock_timestamp());
    END IF;
    RETURN QUERY SELECT batch.id, batch.content FROM batch
        WHERE batch.id = new_id OR (client = its_client AND idempotency_key = its_key);
END
$$;
