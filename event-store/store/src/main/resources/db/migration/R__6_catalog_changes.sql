-- The next rows of an import by id, as far as they differ from what is published; then the last id that was
-- looked at, alone, null where there was none. So no call takes long, however little differs.
--
-- Plans are kept, perhaps from when nothing was published, when a scan of the whole looks cheap: so only
-- index scans are left to choose from.
CREATE OR REPLACE FUNCTION catalog_changes(p_import uuid, p_kind smallint, p_after text, p_limit integer)
RETURNS TABLE (id text, hash bigint, content bytea)
LANGUAGE sql STABLE
SET enable_seqscan = off
SET enable_bitmapscan = off
BEGIN ATOMIC
    WITH looked AS MATERIALIZED (
        SELECT r.id, r.hash, r.content FROM catalog_row r
        WHERE r.import = p_import AND r.kind = p_kind AND r.id > p_after
        ORDER BY r.id LIMIT p_limit)
    SELECT l.id, l.hash, l.content FROM looked l
    WHERE l.hash IS DISTINCT FROM (
        SELECT c.hash FROM catalog_content c WHERE c.kind = p_kind AND c.id = l.id AND c.present)
    UNION ALL
    SELECT max(l.id), NULL, NULL FROM looked l;
END;
