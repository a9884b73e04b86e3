-- The timeline that this server writes. Not the control file's: that one is behind after a promotion,
-- until the next checkpoint.
CREATE OR REPLACE FUNCTION present_timeline()
RETURNS TABLE (system_id bigint, timeline_id integer, epoch integer, settled boolean)
LANGUAGE sql VOLATILE
BEGIN ATOMIC
    SELECT p.system_id,
           p.timeline_id,
           coalesce(t.epoch, (SELECT l.epoch FROM timeline l ORDER BY l.settled_at DESC LIMIT 1), 0),
           t.settled_at IS NOT NULL
    FROM (SELECT s.system_identifier AS system_id,
                 ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::integer AS timeline_id
          FROM pg_control_system() s) AS p
    LEFT JOIN timeline t ON t.system_id = p.system_id AND t.timeline_id = p.timeline_id;
END;

-- Called by a session's first append. A session outlives no timeline that it could append to, so the
-- answer holds for its life.
CREATE OR REPLACE FUNCTION allow_appends() RETURNS void
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    IF NOT (SELECT p.settled FROM present_timeline() AS p) THEN
        RAISE EXCEPTION 'a new timeline waits for the relay''s word that nothing published is missing'
            USING ERRCODE = 'cannot_connect_now', HINT = './aisle log status shows what is missing';
    END IF;
    PERFORM set_config('aisle.timeline', 'settled', false);
END
$$;

-- Lets appends go on, if the timeline is still the one that was looked at.
--
-- p_epoch    the epoch from now on: the present one, or the next
CREATE OR REPLACE FUNCTION settle_timeline(p_system_id bigint, p_timeline_id integer, p_epoch integer)
RETURNS boolean
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    present record;
BEGIN
    SELECT * INTO present FROM present_timeline();
    IF present.system_id <> p_system_id OR present.timeline_id <> p_timeline_id OR p_epoch < present.epoch THEN
        RETURN false;
    END IF;
    INSERT INTO timeline (system_id, timeline_id, epoch, settled_at)
    VALUES (p_system_id, p_timeline_id, p_epoch, clock_timestamp())
    ON CONFLICT ON CONSTRAINT timeline_pk DO UPDATE SET epoch = excluded.epoch
    WHERE timeline.epoch < excluded.epoch;
    RETURN true;
END
$$;
