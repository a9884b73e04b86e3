-- Says that a relay is alive, shares the buckets out anew among all that are, and answers with its own.
-- Each bucket goes to a relay that wants it and has the fewest; what is held stays where it is, unless
-- another has two less.
--
-- A time further ahead than any lease is of a clock that has since gone back, and counts as past.
CREATE OR REPLACE FUNCTION claim_buckets(p_name text, p_wanted integer[], p_length interval)
RETURNS SETOF integer
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    present timestamptz := clock_timestamp();
    free    integer;
    taker   text;
    moved   record;
BEGIN
    PERFORM pg_advisory_xact_lock(1634300774, 1);
    INSERT INTO relay_instance AS i (name, wanted, alive_until)
    VALUES (p_name, p_wanted, present + p_length)
    ON CONFLICT (name) DO UPDATE SET wanted = excluded.wanted, alive_until = excluded.alive_until;
    DELETE FROM relay_instance i WHERE i.alive_until NOT BETWEEN present AND present + 2 * p_length;
    DELETE FROM relay_lease l WHERE NOT EXISTS (
        SELECT FROM relay_instance i WHERE i.name = l.owner AND l.bucket = ANY (i.wanted));

    FOR free IN
        SELECT DISTINCT w.bucket FROM relay_instance i CROSS JOIN unnest(i.wanted) AS w (bucket)
        WHERE NOT EXISTS (SELECT FROM relay_lease l WHERE l.bucket = w.bucket)
        ORDER BY w.bucket
    LOOP
        SELECT i.name INTO taker FROM relay_instance i WHERE free = ANY (i.wanted)
        ORDER BY (SELECT count(*) FROM relay_lease l WHERE l.owner = i.name), i.name LIMIT 1;
        INSERT INTO relay_lease (bucket, owner) VALUES (free, taker);
    END LOOP;

    LOOP
        SELECT l.bucket, i.name AS taker INTO moved
        FROM relay_lease l JOIN relay_instance i ON l.bucket = ANY (i.wanted)
        WHERE (SELECT count(*) FROM relay_lease h WHERE h.owner = l.owner)
            >= (SELECT count(*) FROM relay_lease h WHERE h.owner = i.name) + 2
        ORDER BY l.bucket LIMIT 1;
        EXIT WHEN NOT FOUND;
        UPDATE relay_lease SET owner = moved.taker WHERE bucket = moved.bucket;
    END LOOP;

    RETURN QUERY SELECT l.bucket FROM relay_lease l WHERE l.owner = p_name;
END
$$;
