-- The histories of some streams: of each the snapshot, where there is one of the wanted schema, and the
-- events after it, in order; or all of its events. One statement, so all of it is of one instant.
CREATE OR REPLACE FUNCTION load_streams(p_streams text[], p_buckets integer[], p_schemas integer[])
RETURNS TABLE (
    schema integer, bucket integer, bucket_offset bigint, stream text, version bigint, id uuid, type text,
    payload bytea, metadata bytea, recorded_at timestamptz)
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT n.schema, s.bucket, NULL::bigint, n.stream, n.version, NULL::uuid, NULL::text,
           n.state, NULL::bytea, n.recorded_at
    FROM unnest(p_streams, p_buckets, p_schemas) AS s (stream, bucket, schema)
    JOIN snapshot n ON n.stream = s.stream AND n.schema = s.schema
    UNION ALL
    SELECT NULL::integer, e.bucket, e.bucket_offset, e.stream, e.version, e.id, e.type,
           e.payload, e.metadata, e.recorded_at
    FROM (
        SELECT s.stream, s.bucket,
               coalesce((SELECT l.chapter FROM listed_through l WHERE l.bucket = s.bucket), -1) AS listed,
               coalesce((SELECT n.version FROM snapshot n
                         WHERE n.stream = s.stream AND n.schema = s.schema), 0) AS version
        FROM unnest(p_streams, p_buckets, p_schemas) AS s (stream, bucket, schema)) AS s
    CROSS JOIN LATERAL (
        SELECT h.* FROM (
            SELECT e.*
            FROM stream_chapter c
            JOIN event e ON e.bucket = s.bucket AND chapter_of(e.bucket_offset) = c.chapter
                AND e.stream = s.stream AND e.version > s.version
            WHERE c.stream = s.stream AND c.version > s.version
            UNION ALL
            SELECT e.* FROM event e
            WHERE e.bucket = s.bucket AND chapter_of(e.bucket_offset) > s.listed
                AND e.stream = s.stream AND e.version > s.version) AS h
        ORDER BY h.version) AS e;
END;
