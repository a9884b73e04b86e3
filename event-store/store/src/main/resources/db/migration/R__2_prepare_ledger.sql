-- Creates the ledger's partitions from the previous window to the one after the next, where they are
-- missing. A table is built apart and then attached, which blocks no append; CREATE … PARTITION OF
-- would wait for all of them and make the later ones queue behind it.
CREATE OR REPLACE FUNCTION prepare_ledger() RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    present   integer := ledger_window(clock_timestamp());
    partition text;
BEGIN
    PERFORM set_config('lock_timeout', '2s', true);
    FOR n IN present - 1 .. present + 2 LOOP
        partition := 'ledger_' || n;
        CONTINUE WHEN to_regclass(partition) IS NOT NULL;
        -- Two instances that start at once: the second one finds the table there.
        PERFORM pg_advisory_xact_lock(1634300774, 0);
        CONTINUE WHEN to_regclass(partition) IS NOT NULL;
        EXECUTE format('CREATE TABLE %I (LIKE ledger INCLUDING ALL)', partition);
        EXECUTE format('ALTER TABLE ledger ATTACH PARTITION %I FOR VALUES IN (%s)', partition, n);
    END LOOP;
END
$$;
