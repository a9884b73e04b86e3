package dev.aisle.command.catalogimport.postgres;

/// The statements of [PostgresImportStore], each on one line of what it does.
final class ImportStatements {
    static final String OPEN =
            "INSERT INTO catalog_import (id, client, state) VALUES ($1, $2, 'RECEIVING')";

    /// Fails if one of the rows is there already: to look at each first costs as much again.
    static final String STAGE =
            "INSERT INTO catalog_row (import, line, kind, id, parent, brand, hash, content)"
                    + " SELECT $1, g.* FROM unnest($2::bigint[], $3::smallint[], $4::text[],"
                    + " $5::text[], $6::text[], $7::bigint[], $8::bytea[]) AS g (line, kind, id,"
                    + " parent, brand, hash, content)";

    /// The same for the rows that are not there yet, in an order in which two at once don't wait for each
    /// other; answers the lines of the others.
    static final String STAGE_NEW =
            "WITH given AS (SELECT * FROM unnest($2::bigint[], $3::smallint[], $4::text[],"
                    + " $5::text[], $6::text[], $7::bigint[], $8::bytea[]) AS g (line, kind, id,"
                    + " parent, brand, hash, content)), kept AS (INSERT INTO catalog_row (import, line,"
                    + " kind, id, parent, brand, hash, content) SELECT $1, g.* FROM given g ORDER BY"
                    + " g.kind, g.id ON CONFLICT DO NOTHING RETURNING line) SELECT line, id FROM given"
                    + " WHERE line NOT IN (SELECT line FROM kept)";

    /// An import is many rows at once, which plans have to know of.
    static final String ANALYZE = "ANALYZE catalog_row, catalog_content";

    static final String UNKNOWN_REFERENCES =
            "SELECT r.line, 'category' AS field, r.parent || ' is neither here nor published' AS"
                    + " reason FROM catalog_row r WHERE r.import = $1 AND r.kind = 2 AND NOT EXISTS"
                    + " (SELECT FROM catalog_row c WHERE c.import = $1 AND c.kind = 0 AND c.id ="
                    + " r.parent) AND NOT EXISTS (SELECT FROM catalog_content c WHERE c.kind = 0 AND"
                    + " c.id = r.parent AND c.present) UNION ALL SELECT r.line, 'brand', r.brand || '"
                    + " is neither here nor published' FROM catalog_row r WHERE r.import = $1 AND"
                    + " r.kind = 2 AND NOT EXISTS (SELECT FROM catalog_row b WHERE b.import = $1 AND"
                    + " b.kind = 1 AND b.id = r.brand) AND NOT EXISTS (SELECT FROM catalog_content b"
                    + " WHERE b.kind = 1 AND b.id = r.brand AND b.present) UNION ALL SELECT r.line,"
                    + " 'parent', r.parent || ' is not in this import' FROM catalog_row r WHERE"
                    + " r.import = $1 AND r.kind = 0 AND r.parent IS NOT NULL AND NOT EXISTS (SELECT"
                    + " FROM catalog_row c WHERE c.import = $1 AND c.kind = 0 AND c.id = r.parent)"
                    + " ORDER BY 1 LIMIT $2";

    /// Categories that no root leads to in 8 levels.
    static final String CIRCLES =
            "WITH RECURSIVE tree AS (SELECT id, 1 AS depth FROM catalog_row WHERE import = $1 AND"
                    + " kind = 0 AND parent IS NULL UNION ALL SELECT r.id, t.depth + 1 FROM catalog_row"
                    + " r JOIN tree t ON r.parent = t.id WHERE r.import = $1 AND r.kind = 0 AND t.depth"
                    + " < 8) SELECT line, 'parent' AS field, 'goes round in a circle, or deeper than 8'"
                    + " AS reason FROM catalog_row WHERE import = $1 AND kind = 0 AND id NOT IN (SELECT"
                    + " id FROM tree) ORDER BY 1 LIMIT $2";

    static final String REFUSE =
            "WITH gone AS (DELETE FROM catalog_row WHERE import = $1)"
                    + " UPDATE catalog_import SET state = $2, code = $3, detail = $4, lines = $5,"
                    + " errors = $6, touched_at = clock_timestamp() WHERE id = $1";

    static final String COUNT =
            "UPDATE catalog_import SET lines = $2, touched_at = clock_timestamp(), products ="
                    + " (SELECT count(*) FROM catalog_row WHERE import = $1 AND kind = 2), changes ="
                    + " (SELECT count(*) FROM catalog_row r LEFT JOIN catalog_content c ON c.kind = 2"
                    + " AND c.id = r.id WHERE r.import = $1 AND r.kind = 2 AND (c.hash IS DISTINCT FROM"
                    + " r.hash OR NOT c.present)), removals = (SELECT count(*) FROM catalog_content c"
                    + " WHERE c.kind = 2 AND c.present AND NOT EXISTS (SELECT FROM catalog_row r WHERE"
                    + " r.import = $1 AND r.kind = 2 AND r.id = c.id)) WHERE id = $1";

    /// One at a time; the index says no to a second.
    static final String RELEASE =
            "UPDATE catalog_import i SET touched_at = clock_timestamp(), state = CASE WHEN x.excess"
                    + " OR x.busy THEN 'HELD' ELSE 'PUBLISHING' END, code = CASE WHEN x.excess THEN"
                    + " 'IMPORT_GUARD_TRIPPED' WHEN x.busy THEN 'INVALID_TRANSITION' END, detail = CASE"
                    + " WHEN x.excess THEN 'it would remove ' || i.removals || ' of ' || x.present || '"
                    + " products; confirm it' WHEN x.busy THEN 'another import is being published' END"
                    + " FROM (SELECT n.present, (SELECT removals FROM catalog_import WHERE id = $1) *"
                    + " 10000 > n.present * $2 AS excess, EXISTS (SELECT FROM catalog_import WHERE"
                    + " state IN ('PUBLISHING', 'ROLLING_BACK')) AS busy FROM (SELECT count(*) AS"
                    + " present FROM catalog_content WHERE kind = 2 AND present) AS n) AS x WHERE i.id"
                    + " = $1 AND i.state IN ('RECEIVING', 'HELD')";

    static final String ROLL_BACK =
            "UPDATE catalog_import i SET state = 'ROLLING_BACK', done = 0,"
                    + " touched_at = clock_timestamp(), leased_until = NULL,"
                    + " restores = (SELECT p.id FROM catalog_import p WHERE p.state = 'PUBLISHED'"
                    + " AND p.published_at < i.published_at ORDER BY p.published_at DESC LIMIT 1)"
                    + " WHERE i.id = $1 AND i.client = $2 AND i.state = 'PUBLISHED'"
                    + " AND NOT EXISTS (SELECT FROM catalog_import n WHERE n.state = 'PUBLISHED'"
                    + " AND n.published_at > i.published_at)"
                    + " AND NOT EXISTS (SELECT FROM catalog_import n"
                    + " WHERE n.state IN ('PUBLISHING', 'ROLLING_BACK'))";

    static final String FIND = "SELECT * FROM catalog_import WHERE id = $1 AND client = $2";

    static final String CLAIM =
            "UPDATE catalog_import SET leased_until = clock_timestamp() + $1 * interval '1"
                    + " millisecond' WHERE id = (SELECT id FROM catalog_import WHERE state IN"
                    + " ('PUBLISHING', 'ROLLING_BACK') AND (leased_until IS NULL OR leased_until <"
                    + " clock_timestamp()) LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING id, client,"
                    + " restores, state";

    static final String CHANGES = "SELECT id, hash, content FROM catalog_changes($1, $2, $3, $4)";

    static final String CATEGORIES =
            "SELECT id, parent FROM catalog_row WHERE import = $1 AND kind = 0";

    static final String REMOVALS =
            "SELECT c.id FROM catalog_content c WHERE c.kind = 2 AND c.present AND c.id > $2"
                    + " AND NOT EXISTS (SELECT FROM catalog_row r"
                    + " WHERE r.import = $1 AND r.kind = 2 AND r.id = c.id) ORDER BY c.id LIMIT $3";

    /// Nothing unless the publication is carried on by whoever says so.
    static final String PROGRESS =
            "WITH mine AS (UPDATE catalog_import SET done = done + $2,"
                    + " touched_at = clock_timestamp(),"
                    + " leased_until = clock_timestamp() + $3 * interval '1 millisecond'"
                    + " WHERE id = $1 AND leased_until >= clock_timestamp()"
                    + " AND state IN ('PUBLISHING', 'ROLLING_BACK') RETURNING id)";

    static final String PUBLISHED =
            PROGRESS
                    + ", said AS (INSERT INTO catalog_content AS c (kind, id, hash, present)"
                    + " SELECT $4, n.id, n.hash, true"
                    + " FROM unnest($5::text[], $6::bigint[]) AS n (id, hash), mine"
                    + " ON CONFLICT (kind, id) DO UPDATE SET hash = excluded.hash, present = true)"
                    + " SELECT id FROM mine";

    static final String REMOVED =
            PROGRESS
                    + ", said AS (UPDATE catalog_content SET present = false FROM mine"
                    + " WHERE kind = 2 AND catalog_content.id = ANY ($4::text[]))"
                    + " SELECT id FROM mine";

    static final String DONE =
            "UPDATE catalog_import SET leased_until = NULL, touched_at = clock_timestamp(),"
                    + " published_at = coalesce(published_at, clock_timestamp()), state = CASE state"
                    + " WHEN 'PUBLISHING' THEN 'PUBLISHED' ELSE 'ROLLED_BACK' END WHERE id = $1 AND"
                    + " state IN ('PUBLISHING', 'ROLLING_BACK')";

    /// What waited too long is over before its rows are dropped: published without them, it would remove
    /// every product.
    static final String GIVE_UP =
            "UPDATE catalog_import SET state = 'INCOMPLETE', code = 'IMPORT_INCOMPLETE',"
                    + " detail = 'it waited longer than staged rows are kept; send it again',"
                    + " touched_at = clock_timestamp() WHERE state IN ('RECEIVING', 'HELD')"
                    + " AND touched_at < clock_timestamp() - $1 * interval '1 millisecond'";

    private static final String LAST_TWO =
            "SELECT id FROM catalog_import WHERE state = 'PUBLISHED' ORDER BY published_at DESC LIMIT 2";

    /// Of the last two published ones the rows stay, to be rolled back to.
    static final String FORGET_ROWS =
            "DELETE FROM catalog_row WHERE import IN (SELECT id FROM catalog_import"
                    + " WHERE state IN ('INCOMPLETE', 'INVALID', 'PUBLISHED', 'ROLLED_BACK'))"
                    + " AND import NOT IN ("
                    + LAST_TWO
                    + ") AND import NOT IN (SELECT restores FROM catalog_import"
                    + " WHERE state = 'ROLLING_BACK' AND restores IS NOT NULL)";

    /// What has rows stays.
    static final String FORGET =
            "DELETE FROM catalog_import i"
                    + " WHERE state IN ('INCOMPLETE', 'INVALID', 'PUBLISHED', 'ROLLED_BACK')"
                    + " AND touched_at < clock_timestamp() - $1 * interval '1 millisecond'"
                    + " AND NOT EXISTS (SELECT FROM catalog_row r WHERE r.import = i.id)"
                    + " AND id NOT IN ("
                    + LAST_TWO
                    + ")";

    private ImportStatements() {}
}
