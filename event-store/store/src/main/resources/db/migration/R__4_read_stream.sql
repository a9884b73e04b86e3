-- A page of one stream's events, by version. Versions have no gaps, so a page is a range of them, and as many
-- chapters hold all of it at most.
CREATE OR REPLACE FUNCTION read_stream(p_stream text, p_bucket integer, p_after bigint, p_limit integer)
RETURNS TABLE (
    bucket integer, bucket_offset bigint, stream text, version bigint, id uuid, type text,
    payload bytea, metadata bytea, recorded_at timestamptz)
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT e.bucket, e.bucket_offset, e.stream, e.version, e.id, e.type, e.payload, e.metadata, e.recorded_at
    FROM (
        SELECT h.*
        FROM (
            SELECT c.chapter FROM stream_chapter c
            WHERE c.stream = p_stream AND c.version > p_after
            ORDER BY c.version LIMIT p_limit) AS c
        JOIN event h ON h.bucket = p_bucket AND chapter_of(h.bucket_offset) = c.chapter
            AND h.stream = p_stream AND h.version > p_after AND h.version <= p_after + p_limit
        UNION ALL
        SELECT h.* FROM event h
        WHERE h.bucket = p_bucket
            AND chapter_of(h.bucket_offset)
                > coalesce((SELECT l.chapter FROM listed_through l WHERE l.bucket = p_bucket), -1)
            AND h.stream = p_stream AND h.version > p_after AND h.version <= p_after + p_limit) AS e
    ORDER BY e.version;
END;
