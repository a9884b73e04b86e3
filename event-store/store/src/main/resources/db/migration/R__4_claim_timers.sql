-- Gives out timers that are due, the earliest first, and keeps each from other claims until its lease ends.
-- A timer that an append is just changing is left alone.
CREATE OR REPLACE FUNCTION claim_timers(p_buckets integer[], due_by timestamptz, lease interval, most integer)
RETURNS TABLE (stream text, due_at timestamptz)
LANGUAGE sql VOLATILE
BEGIN ATOMIC
    UPDATE timer t
    SET claimed_until = statement_timestamp() + lease
    FROM (
        SELECT l.stream
        FROM (
            SELECT c.stream, c.due_at
            FROM unnest(p_buckets) AS b (bucket)
            CROSS JOIN LATERAL (
                SELECT d.stream, d.due_at FROM timer d
                WHERE d.bucket = b.bucket AND d.due_at <= due_by AND d.claimed_until <= statement_timestamp()
                ORDER BY d.due_at
                LIMIT most) AS c
            ORDER BY c.due_at
            LIMIT most) AS c
        JOIN timer l ON l.stream = c.stream
        WHERE l.due_at <= due_by AND l.claimed_until <= statement_timestamp()
        FOR UPDATE OF l SKIP LOCKED) AS free
    WHERE t.stream = free.stream
    RETURNING t.stream, t.due_at;
END;
