-- Streams and their buckets, the number of events of each, and the version that each has a snapshot of.
-- Beside the events 100,000 keys in both live windows, and as many timers of streams that nobody asks for.
WITH given AS MATERIALIZED (
    SELECT s.*, (SELECT count(*) FROM event e WHERE e.bucket = s.bucket) AS present
    FROM unnest('{%s}'::text[], '{%s}'::int[]) AS s (stream, bucket)
)
INSERT INTO event (bucket, bucket_offset, stream, version, id, type, metadata, payload, recorded_at)
SELECT s.bucket,
       s.present + row_number() OVER (PARTITION BY s.bucket ORDER BY v, s.stream) - 1,
       s.stream, v, gen_random_uuid(), 'dev.aisle.stock.StockReceived.v1', '{}', '{"quantity":1}', now()
FROM given s CROSS JOIN generate_series(1, %d) AS v;

INSERT INTO snapshot (stream, version, schema, recorded_at, state)
SELECT stream, version, 1, recorded_at, '{}' FROM event WHERE version = %d;

INSERT INTO ledger (window_no, key, fingerprint, version, bucket_offset, answer)
SELECT ledger_window(now()) - n %% 2, gen_random_uuid(), 1, 1, 1, '' FROM generate_series(1, 100000) AS n;

INSERT INTO timer (bucket, stream, due_at)
SELECT n %% 8, 'stock/OTHER-' || n || '/store-1', now() - interval '1 hour' + n * interval '1 second'
FROM generate_series(1, 100000) AS n;
