-- Keeps receipts that aren't kept yet, and counts those of batches. In the order of the keys, so that two
-- callers never wait for each other.
CREATE FUNCTION keep_receipts(owners uuid[], lines bigint[], codes text[], receipts bytea[])
    RETURNS void
    LANGUAGE sql
BEGIN ATOMIC
    WITH given AS (
        SELECT DISTINCT ON (owner, line) owner, line, code, receipt
        FROM unnest(owners, lines, codes, receipts)
            WITH ORDINALITY AS given (owner, line, code, receipt, place)
        ORDER BY owner, line, place
    ), kept AS (
        INSERT INTO kept_receipt (owner, line, receipt)
        SELECT owner, line, receipt FROM given ORDER BY owner, line
        ON CONFLICT DO NOTHING
        RETURNING owner, line
    ), counted AS (
        SELECT owner, code, count(*) AS receipts
        FROM kept JOIN given USING (owner, line)
        WHERE line > 0
        GROUP BY owner, code
        ORDER BY owner, code
    )
    INSERT INTO batch_count AS present (batch, code, receipts, changed_at)
    SELECT owner, code, receipts, clock_timestamp() FROM counted
    ON CONFLICT (batch, code) DO UPDATE
        SET receipts = present.receipts + excluded.receipts, changed_at = excluded.changed_at;
END;
