-- The form of append_batch of the release before, with keys as text and the buckets of decisions: instances
-- of that release append through it until the last of them is replaced. The next change of arguments drops
-- it, and leaves here what is now the present form.
CREATE OR REPLACE FUNCTION append_batch(
    b_bucket integer[], b_known_at bigint[], b_known_id uuid[],
    s_name text[], s_bucket_no integer[], s_version bigint[], s_known boolean[], p_regular boolean,
    d_bucket_no integer[], d_stream_no integer[], d_expected bigint[], d_events integer[], d_through integer[],
    r_decision_no integer[], r_stream_no integer[], r_version bigint[],
    k_decision_no integer[], k_key text[], k_fingerprint bigint[], k_answer bytea[],
    t_decision_no integer[], t_due timestamptz[],
    e_bucket_no integer[], e_nth integer[], e_stream text[], e_version bigint[],
    e_id uuid[], e_type text[], e_metadata bytea[], e_payload bytea[]
) RETURNS TABLE (kind integer, item integer, at_version bigint, at_offset bigint, first_answer bytea)
LANGUAGE sql VOLATILE AS $$
SELECT * FROM append_batch(
    b_bucket, b_known_at, b_known_id,
    s_name, s_bucket_no, s_version, s_known, p_regular,
    d_stream_no, d_expected, d_events, d_through,
    r_decision_no, r_stream_no, r_version,
    k_decision_no,
    ARRAY(SELECT ledger_digest(b_bucket[d_bucket_no[k.decision_no]], k.key)
          FROM unnest(k_decision_no, k_key) AS k (decision_no, key)),
    k_fingerprint, k_answer,
    t_decision_no, t_due,
    e_bucket_no, e_nth, e_stream, e_version,
    e_id, e_type, e_metadata, e_payload)
$$;
