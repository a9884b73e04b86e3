-- Reads on in a bucket, p_most events at most, and tells how many. What was dispatched is open until it is
-- settled in the same stream. One caller at a time; no append waits for it.
CREATE OR REPLACE FUNCTION follow_transfers(p_bucket integer, p_most integer) RETURNS integer
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    reached bigint;
    known   uuid;
    seen    integer := 0;
    e       record;
BEGIN
    PERFORM pg_advisory_xact_lock(1634300776, p_bucket);
    SELECT r.last_offset, r.last_id INTO reached, known FROM transfers_read r WHERE r.bucket = p_bucket;
    IF reached IS NOT NULL AND NOT EXISTS (
        SELECT FROM event v WHERE v.bucket = p_bucket AND v.bucket_offset = reached AND v.id = known) THEN
        DELETE FROM open_transfer o WHERE o.bucket = p_bucket;
        reached := NULL;
    END IF;
    FOR e IN
        SELECT v.bucket_offset, v.id, v.stream, v.type, v.payload, v.recorded_at,
               convert_from(v.payload, 'UTF8')::json ->> 'deliveryId' AS delivery
        FROM event v
        WHERE v.bucket = p_bucket AND v.bucket_offset > coalesce(reached, -1)
            AND v.type IN ('dev.aisle.stock.TransferDispatched.v1', 'dev.aisle.stock.TransferSettled.v1')
        ORDER BY v.bucket_offset LIMIT p_most
    LOOP
        IF e.type = 'dev.aisle.stock.TransferDispatched.v1' THEN
            INSERT INTO open_transfer (dispatched_at, bucket_offset, bucket, stream, delivery, payload)
            VALUES (e.recorded_at, e.bucket_offset, p_bucket, e.stream, e.delivery, e.payload)
            ON CONFLICT (stream, delivery) DO UPDATE SET
                dispatched_at = excluded.dispatched_at, bucket_offset = excluded.bucket_offset,
                payload = excluded.payload;
        ELSE
            DELETE FROM open_transfer o WHERE o.stream = e.stream AND o.delivery = e.delivery;
        END IF;
        reached := e.bucket_offset;
        known := e.id;
        seen := seen + 1;
    END LOOP;
    IF seen > 0 THEN
        INSERT INTO transfers_read AS r (bucket, last_offset, last_id) VALUES (p_bucket, reached, known)
        ON CONFLICT (bucket) DO UPDATE SET last_offset = excluded.last_offset, last_id = excluded.last_id;
    END IF;
    RETURN seen;
END
$$;
