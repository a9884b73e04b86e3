-- Puts events that were published back into a log that came back without them: same offsets, versions,
-- ids, times. Only while appends wait, and only what follows on what is there.
CREATE OR REPLACE FUNCTION restore_events(
    p_bucket integer,
    e_offset bigint[], e_stream text[], e_version bigint[], e_id uuid[], e_type text[],
    e_metadata bytea[], e_payload bytea[], e_recorded_at timestamptz[]
) RETURNS void
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    head     bigint;
    stamp    timestamptz;
    expected bigint;
    listed   bigint := coalesce((SELECT l.chapter FROM listed_through l WHERE l.bucket = p_bucket), -1);
BEGIN
    IF (SELECT p.settled FROM present_timeline() AS p) THEN
        RAISE EXCEPTION 'the timeline is settled, so the log may grow beside a restoration'
            USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    PERFORM pg_advisory_xact_lock(1634300773, p_bucket); -- As append_batch does.
    SELECT e.bucket_offset, e.recorded_at INTO head, stamp FROM event e
    WHERE e.bucket = p_bucket ORDER BY e.bucket_offset DESC LIMIT 1;

    FOR n IN 1 .. cardinality(e_offset) LOOP
        IF e_offset[n] <> coalesce(head, -1) + n THEN
            RAISE EXCEPTION 'bucket % goes on at offset %, not %', p_bucket, coalesce(head, -1) + n, e_offset[n]
                USING ERRCODE = 'invalid_parameter_value';
        END IF;
        IF e_recorded_at[n] < stamp THEN
            RAISE EXCEPTION 'bucket % has an earlier time at offset % than before it', p_bucket, e_offset[n]
                USING ERRCODE = 'invalid_parameter_value';
        END IF;
        stamp := e_recorded_at[n];
        expected := 1 + coalesce(
            (SELECT e.version FROM event e
             WHERE e.bucket = p_bucket AND chapter_of(e.bucket_offset) > listed AND e.stream = e_stream[n]
             ORDER BY chapter_of(e.bucket_offset) DESC, e.version DESC LIMIT 1),
            (SELECT c.version FROM stream_chapter c
             WHERE c.stream = e_stream[n] ORDER BY c.version DESC LIMIT 1),
            0);
        IF e_version[n] <> expected THEN
            RAISE EXCEPTION 'stream % goes on at version %, not %', e_stream[n], expected, e_version[n]
                USING ERRCODE = 'invalid_parameter_value';
        END IF;
        INSERT INTO event (bucket, bucket_offset, stream, version, id, type, metadata, payload, recorded_at)
        VALUES (p_bucket, e_offset[n], e_stream[n], e_version[n], e_id[n], e_type[n],
                e_metadata[n], e_payload[n], e_recorded_at[n]);
    END LOOP;

    -- What these streams' timers were isn't published. One that is due at once makes the command side look
    -- at each stream, and set the right one or none.
    INSERT INTO timer AS t (bucket, stream, due_at)
    SELECT DISTINCT p_bucket, s.stream, statement_timestamp() FROM unnest(e_stream) AS s (stream)
    ON CONFLICT (stream) DO UPDATE SET due_at = excluded.due_at, claimed_until = '-infinity';
END
$$;
