-- Makes the days that receipts may come for (those of the last week too, in a new or restored database),
-- and drops what is older than anybody may ask for. Attaching doesn't stop readers; dropping waits for them
-- for a moment and otherwise is left to the next time.
CREATE FUNCTION prepare_receipts() RETURNS void
    LANGUAGE plpgsql
    SET lock_timeout = '2s'
AS $$
DECLARE
    today date := (clock_timestamp() AT TIME ZONE 'UTC')::date;
    day   date;
    part  text;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('prepare_receipts'));
    FOR i IN -8 .. 2 LOOP
        day := today + i;
        part := 'kept_receipt_' || to_char(day, 'YYYYMMDD');
        IF to_regclass(part) IS NULL THEN
            EXECUTE format('CREATE TABLE %I (LIKE kept_receipt INCLUDING ALL)', part);
            EXECUTE format('ALTER TABLE kept_receipt ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
                           part, first_id_of_day(day), first_id_of_day(day + 1));
        END IF;
    END LOOP;
    FOR part IN
        SELECT relname FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
        WHERE inhparent = 'kept_receipt'::regclass
          AND relname < 'kept_receipt_' || to_char(today - 8, 'YYYYMMDD')
    LOOP
        EXECUTE format('DROP TABLE %I', part);
    END LOOP;
    DELETE FROM batch WHERE id < first_id_of_day(today - 8);
    DELETE FROM batch_count WHERE batch < first_id_of_day(today - 8);
END
$$;
