-- The one timer that a stream may have. Set, moved and removed by append_batch alone, in the transaction
-- of the append that changes the stream's state; claim_timers gives out what is due.
-- A claim changes no indexed column, and pages keep room for it, so it leaves the indexes as they are.
CREATE TABLE timer (
    due_at        timestamptz NOT NULL,
    claimed_until timestamptz NOT NULL DEFAULT '-infinity',
    bucket        integer NOT NULL,
    stream        text COLLATE "C" NOT NULL,
    CONSTRAINT timer_pk PRIMARY KEY (stream)
) WITH (fillfactor = 70);

-- Serves claims: the earliest due ones of a bucket.
CREATE INDEX timer_due ON timer (bucket, due_at);
