-- Confirms and appends a batch of decisions: one call, one transaction, one outcome for each.
--
-- The caller numbers things from 1 in the order of the batch: b_ is of a bucket, s_ of a stream, d_ of a
-- decision, r_ of a read, k_ of an idempotency key, t_ of a change of a timer, e_ of an event. Where an
-- argument is called _no it is such a number: of a bucket, of a stream, of a decision.
--
-- A change of its arguments makes another function beside it. The form before stays for the instances of
-- the release before; see R__5_append_batch_former.sql.
--
-- b_bucket      the buckets of the batch, ascending, each once
-- b_known_at    the bucket's last event as far as the caller knows, by its offset and
-- b_known_id    its id: after a lost failover another event may stand there; null where it knows none
-- s_name        the streams it writes or reads, each once
-- s_version     of each stream, the version that its first mention in the batch counts on
-- s_known       whether the stream was at that version as of the bucket's known event: if that is the last
--               one still, the stream's version is not looked up
-- p_regular     whether every later mention fits, granted that all before it is appended
-- d_through     events of the decision's bucket from the batch's beginning up to and with it
-- k_key         the key's ledger_digest
-- t_due         the timer of the decision's stream from then on; null for none
-- e_nth         the event's place among those of its bucket in the batch
--
-- Rows of the answer: kind 0, for bucket item: its last offset before the batch. Then a row for each
-- decision that did not append: 1 conflict (actual version), 2 already done (version, offset and answer
-- of then), 3 key reused. All others appended at the offsets that follow from their order.
--
-- Every statement after the locks takes a snapshot of its own (a volatile function, READ COMMITTED), so
-- it sees all that was committed before the lock was had. The locks end after the commit is visible.
CREATE OR REPLACE FUNCTION append_batch(
    b_bucket integer[], b_known_at bigint[], b_known_id uuid[],
    s_name text[], s_bucket_no integer[], s_version bigint[], s_known boolean[], p_regular boolean,
    d_stream_no integer[], d_expected bigint[], d_events integer[], d_through integer[],
    r_decision_no integer[], r_stream_no integer[], r_version bigint[],
    k_decision_no integer[], k_key uuid[], k_fingerprint bigint[], k_answer bytea[],
    t_decision_no integer[], t_due timestamptz[],
    e_bucket_no integer[], e_nth integer[], e_stream text[], e_version bigint[],
    e_id uuid[], e_type text[], e_metadata bytea[], e_payload bytea[]
) RETURNS TABLE (kind integer, item integer, at_version bigint, at_offset bigint, first_answer bytea)
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    locked     integer := -1; -- The bucket before, while their order is checked.
    a_bucket   integer;
    heads      bigint[];
    last       bigint[];
    ids        uuid[];
    stamps     timestamptz[];
    listed     bigint[];
    present    integer;
    keys       integer := cardinality(k_decision_no);
    appended   boolean[]; -- Of each decision; null while all are.
    sound      boolean;
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'append_batch needs READ COMMITTED' USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
    IF current_setting('synchronous_commit') NOT IN ('on', 'remote_apply') THEN
        RAISE EXCEPTION 'append_batch needs synchronous_commit = on' USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;

    -- A session is asked once; see R__7_timeline.sql.
    IF current_setting('aisle.timeline', true) IS DISTINCT FROM 'settled' THEN
        PERFORM allow_appends();
    END IF;

    FOREACH a_bucket IN ARRAY b_bucket LOOP
        IF a_bucket <= locked THEN
            RAISE EXCEPTION 'buckets must ascend' USING ERRCODE = 'invalid_parameter_value';
        END IF;
        locked := a_bucket;
    END LOOP;
    -- A scan of unnest yields the elements in their order: so the locks are taken ascending, and two
    -- batches never wait for each other. One statement costs a fifth of one for each lock.
    PERFORM pg_advisory_xact_lock(1634300773, b.bucket) FROM unnest(b_bucket) AS b (bucket);

    -- These arrays, too, are in the order of what is unnested.
    SELECT array_agg(coalesce(l.bucket_offset, -1)),
           array_agg(coalesce(l.id, '00000000-0000-0000-0000-000000000000')),
           array_agg(greatest(date_trunc('milliseconds', clock_timestamp()), l.recorded_at))
    INTO last, ids, stamps
    FROM unnest(b_bucket) AS b (bucket)
    LEFT JOIN LATERAL (
        SELECT e.bucket_offset, e.id, e.recorded_at FROM event e
        WHERE e.bucket = b.bucket ORDER BY e.bucket_offset DESC LIMIT 1) AS l ON true;
    IF last = b_known_at AND ids = b_known_id AND true = ALL (s_known) THEN
        heads := s_version;
    ELSE
        listed := ARRAY(
            SELECT coalesce((SELECT l.chapter FROM listed_through l WHERE l.bucket = b.bucket), -1)
            FROM unnest(b_bucket) AS b (bucket));
        heads := ARRAY(
            SELECT CASE
                WHEN s.known AND last[s.bucket_no] = b_known_at[s.bucket_no]
                    AND ids[s.bucket_no] = b_known_id[s.bucket_no] THEN s.version
                ELSE coalesce(
                    (SELECT e.version FROM event e
                     WHERE e.bucket = b_bucket[s.bucket_no]
                         AND chapter_of(e.bucket_offset) > listed[s.bucket_no] AND e.stream = s.name
                     ORDER BY chapter_of(e.bucket_offset) DESC, e.version DESC LIMIT 1),
                    (SELECT c.version FROM stream_chapter c
                     WHERE c.stream = s.name ORDER BY c.version DESC LIMIT 1),
                    0)
                END
            FROM unnest(s_name, s_bucket_no, s_version, s_known) AS s (name, bucket_no, version, known));
    END IF;

    sound := p_regular AND heads = s_version;
    IF keys > 0 THEN
        present := ledger_window(clock_timestamp());
    END IF;
    IF sound AND keys > 0 THEN
        -- The next window too: after a failover the clock may have gone back over its beginning. It is
        -- empty but then, so one look at all of it is enough.
        sound := NOT EXISTS (SELECT FROM ledger l WHERE l.window_no = present - 1 AND l.key = ANY (k_key))
            AND NOT EXISTS (SELECT FROM ledger l WHERE l.window_no = present + 1);
        IF sound THEN
            -- The index stops a key of this window; ON CONFLICT would look for each key first, and write
            -- to the write-ahead log for it twice.
            BEGIN
                INSERT INTO ledger (window_no, key, fingerprint, version, bucket_offset, answer)
                SELECT present, k.key, k.fingerprint, d_expected[k.decision_no] + d_events[k.decision_no],
                       last[s_bucket_no[d_stream_no[k.decision_no]]] + d_through[k.decision_no], k.answer
                FROM unnest(k_decision_no, k_key, k_fingerprint, k_answer) AS k (decision_no, key, fingerprint, answer);
            EXCEPTION WHEN unique_violation THEN
                sound := false;
            END;
        END IF;
    END IF;

    FOR n IN 1 .. cardinality(b_bucket) LOOP
        kind := 0; item := n; at_offset := last[n];
        RETURN NEXT;
    END LOOP;

    IF NOT sound THEN
        -- Something stands against the batch: go through it one by one. From here on e_nth and d_through
        -- count what is appended, and e_nth is 0 for what is not.
        DECLARE
            hit      record;
            done     boolean[] := array_fill(false, ARRAY[cardinality(d_stream_no)]);
            spoiled  boolean[] := array_fill(false, ARRAY[cardinality(s_name)]);
            through  integer[] := array_fill(0, ARRAY[cardinality(b_bucket)]);
            s        integer;
            b        integer;
            r        integer := 1;
            e_before integer := 0;
        BEGIN
            appended := done;
            FOR hit IN
                SELECT k.decision_no, l.fingerprint = k.fingerprint AS same, l.version, l.bucket_offset, l.answer
                FROM unnest(k_decision_no, k_key, k_fingerprint) AS k (decision_no, key, fingerprint)
                JOIN ledger l ON l.window_no IN (present - 1, present, present + 1) AND l.key = k.key
            LOOP
                done[hit.decision_no] := true;
                item := hit.decision_no;
                IF hit.same THEN
                    kind := 2; at_version := hit.version; at_offset := hit.bucket_offset; first_answer := hit.answer;
                ELSE
                    kind := 3; at_version := NULL; at_offset := NULL; first_answer := NULL;
                END IF;
                RETURN NEXT;
            END LOOP;

            at_offset := NULL;
            first_answer := NULL;
            FOR d IN 1 .. cardinality(d_stream_no) LOOP
                s := d_stream_no[d];
                b := s_bucket_no[s];
                sound := NOT done[d] AND NOT spoiled[s] AND heads[s] = d_expected[d];
                WHILE r <= cardinality(r_decision_no) AND r_decision_no[r] = d LOOP
                    sound := sound AND NOT spoiled[r_stream_no[r]] AND heads[r_stream_no[r]] = r_version[r];
                    r := r + 1;
                END LOOP;
                IF sound THEN
                    appended[d] := true;
                    heads[s] := heads[s] + d_events[d];
                    FOR e IN e_before + 1 .. e_before + d_events[d] LOOP
                        through[b] := through[b] + 1;
                        e_nth[e] := through[b];
                    END LOOP;
                ELSE
                    -- What follows in this stream, or was decided on it, rests on what never came to be.
                    spoiled[s] := true;
                    FOR e IN e_before + 1 .. e_before + d_events[d] LOOP
                        e_nth[e] := 0;
                    END LOOP;
                    IF NOT done[d] THEN
                        kind := 1; item := d; at_version := heads[s];
                        RETURN NEXT;
                    END IF;
                END IF;
                e_before := e_before + d_events[d];
                d_through[d] := through[b];
            END LOOP;

            IF keys > 0 THEN
                INSERT INTO ledger (window_no, key, fingerprint, version, bucket_offset, answer)
                SELECT present, k.key, k.fingerprint, d_expected[k.decision_no] + d_events[k.decision_no],
                       last[s_bucket_no[d_stream_no[k.decision_no]]] + d_through[k.decision_no], k.answer
                FROM unnest(k_decision_no, k_key, k_fingerprint, k_answer) AS k (decision_no, key, fingerprint, answer)
                WHERE appended[k.decision_no];
            END IF;
        END;
    END IF;

    INSERT INTO event (bucket, bucket_offset, stream, version, id, type, metadata, payload, recorded_at)
    SELECT b_bucket[e.bucket_no], last[e.bucket_no] + e.nth, e.stream, e.version, e.id, e.type,
           e.metadata, e.payload, stamps[e.bucket_no]
    FROM unnest(e_bucket_no, e_nth, e_stream, e_version, e_id, e_type, e_metadata, e_payload)
        AS e (bucket_no, nth, stream, version, id, type, metadata, payload)
    WHERE e.nth > 0;

    IF cardinality(t_decision_no) > 0 THEN
        PERFORM change_timers(array_agg(c.bucket), array_agg(c.stream), array_agg(c.due))
        FROM (
            SELECT DISTINCT ON (d_stream_no[t.decision_no])
                b_bucket[s_bucket_no[d_stream_no[t.decision_no]]], s_name[d_stream_no[t.decision_no]], t.due
            FROM unnest(t_decision_no, t_due) AS t (decision_no, due)
            WHERE appended IS NULL OR appended[t.decision_no]
            ORDER BY d_stream_no[t.decision_no], t.decision_no DESC) AS c (bucket, stream, due);
    END IF;
END
$$;
