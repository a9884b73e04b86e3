-- Lists the next chapters of a bucket that have ended, p_most at most, and tells how many. Takes no lock
-- that an append waits for: what has ended doesn't change any more. One caller at a time lists a bucket,
-- others leave it to that one.
CREATE OR REPLACE FUNCTION list_chapters(p_bucket integer, p_most integer) RETURNS integer
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    first bigint;
    last  bigint;
BEGIN
    IF NOT pg_try_advisory_xact_lock(1634300775, p_bucket) THEN
        RETURN 0;
    END IF;
    first := coalesce((SELECT l.chapter + 1 FROM listed_through l WHERE l.bucket = p_bucket), 0);
    last := (SELECT chapter_of(e.bucket_offset) - 1 FROM event e
             WHERE e.bucket = p_bucket ORDER BY e.bucket_offset DESC LIMIT 1);
    -- least() passes over a null: an empty bucket has no chapter that has ended.
    IF last IS NULL OR last < first THEN
        RETURN 0;
    END IF;
    last := least(last, first + p_most - 1);
    INSERT INTO stream_chapter (stream, version, chapter)
    SELECT e.stream, max(e.version), chapter_of(e.bucket_offset)
    FROM event e
    WHERE e.bucket = p_bucket AND e.bucket_offset >= first << 13 AND e.bucket_offset < (last + 1) << 13
    GROUP BY e.stream, chapter_of(e.bucket_offset)
    ORDER BY e.stream, max(e.version);
    INSERT INTO listed_through AS l (bucket, chapter) VALUES (p_bucket, last)
    ON CONFLICT (bucket) DO UPDATE SET chapter = excluded.chapter;
    RETURN last - first + 1;
END
$$;
