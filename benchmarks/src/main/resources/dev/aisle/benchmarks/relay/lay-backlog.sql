-- Events of all streams in turn, after the last of each bucket: as append_batch would write them.
-- Arguments: bytes of a payload, the first and the last number to lay.
WITH heads AS MATERIALIZED (
    SELECT b.bucket,
           coalesce((SELECT e.bucket_offset FROM event e WHERE e.bucket = b.bucket
                     ORDER BY e.bucket_offset DESC LIMIT 1), -1) AS last
    FROM (SELECT DISTINCT bucket FROM bench_stream) AS b
), args AS (
    SELECT ?::integer AS bytes
)
INSERT INTO event (bucket, bucket_offset, stream, version, id, type, metadata, payload, recorded_at)
SELECT s.bucket,
       h.last + row_number() OVER (PARTITION BY s.bucket ORDER BY n),
       s.stream,
       (n - 1) / 10000 + 1,
       uuidv7(),
       'dev.aisle.price.PriceSet.v1',
       convert_to('{"commandId":"' || gen_random_uuid() || '","client":"pricing","decidedAt":"2026-11-27T05:00:00.000Z"}', 'UTF8'),
       bench_payload(n, a.bytes),
       date_trunc('milliseconds', clock_timestamp())
FROM args a
CROSS JOIN generate_series(?::bigint, ?::bigint) AS n
JOIN bench_stream s ON s.payload_bytes = a.bytes AND s.no = (n - 1) % 10000
JOIN heads h ON h.bucket = s.bucket
