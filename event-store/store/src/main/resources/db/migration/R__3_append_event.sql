-- Confirms and appends one event of one decision that rests on nothing but its own stream's version, as of the
-- bucket's last event that the caller knows. Else as append_batch, of which this is the short way: a third of
-- its work for a command that comes alone.
--
-- Answers the event's offset; null, and nothing is appended, where the bucket's last event is another.
CREATE OR REPLACE FUNCTION append_event(
    p_bucket integer, p_known_at bigint, p_known_id uuid, p_stream text, p_version bigint,
    p_id uuid, p_type text, p_metadata bytea, p_payload bytea
) RETURNS bigint
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    last_offset bigint;
    last_id     uuid;
    last_at     timestamptz;
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'append_event needs READ COMMITTED' USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    IF current_setting('synchronous_commit') NOT IN ('on', 'remote_apply') THEN
        RAISE EXCEPTION 'append_event needs synchronous_commit = on' USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    IF current_setting('aisle.timeline', true) IS DISTINCT FROM 'settled' THEN
        PERFORM allow_appends();
    END IF;

    PERFORM pg_advisory_xact_lock(1634300773, p_bucket);
    SELECT e.bucket_offset, e.id, e.recorded_at INTO last_offset, last_id, last_at FROM event e
    WHERE e.bucket = p_bucket ORDER BY e.bucket_offset DESC LIMIT 1;
    IF coalesce(last_offset, -1) <> p_known_at
        OR coalesce(last_id, '00000000-0000-0000-0000-000000000000') <> p_known_id THEN
        RETURN NULL;
    END IF;

    INSERT INTO event (bucket, bucket_offset, stream, version, id, type, metadata, payload, recorded_at)
    VALUES (p_bucket, p_known_at + 1, p_stream, p_version, p_id, p_type, p_metadata, p_payload,
            greatest(date_trunc('milliseconds', clock_timestamp()), last_at));
    RETURN p_known_at + 1;
END
$$;
