-- Sets and removes timers, each stream's once, in the transaction of an append and under its buckets'
-- locks. A timer that stays as it is keeps its claim.
CREATE OR REPLACE FUNCTION change_timers(p_buckets integer[], p_streams text[], p_due timestamptz[]) RETURNS void
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    DELETE FROM timer t
    USING unnest(p_streams, p_due) AS c (stream, due)
    WHERE t.stream = c.stream AND c.due IS NULL;

    INSERT INTO timer AS t (bucket, stream, due_at)
    SELECT c.bucket, c.stream, c.due
    FROM unnest(p_buckets, p_streams, p_due) AS c (bucket, stream, due)
    WHERE c.due IS NOT NULL
    ON CONFLICT (stream) DO UPDATE SET due_at = excluded.due_at, claimed_until = '-infinity'
    WHERE t.due_at <> excluded.due_at;
END
$$;
