-- Rows beside the log that are not as the log has it: stream and what is wrong.
WITH listed AS MATERIALIZED (
    SELECT e.stream, chapter_of(e.bucket_offset) AS chapter, max(e.version) AS version
    FROM event e JOIN listed_through l ON l.bucket = e.bucket AND chapter_of(e.bucket_offset) <= l.chapter
    GROUP BY e.stream, chapter_of(e.bucket_offset)
)
SELECT coalesce(c.stream, l.stream),
       format('is listed at version %s at the end of chapter %s, and was at %s',
              coalesce(c.version::text, 'none'), coalesce(c.chapter, l.chapter), coalesce(l.version::text, 'none'))
FROM listed l
FULL JOIN stream_chapter c ON c.stream = l.stream AND c.chapter = l.chapter
WHERE c.version IS DISTINCT FROM l.version
UNION ALL
SELECT n.stream,
       format('has a snapshot of version %s, which the log has not', n.version)
FROM snapshot n
WHERE NOT EXISTS (SELECT FROM event e WHERE e.stream = n.stream AND e.version = n.version)
UNION ALL
SELECT t.stream, format('has a timer in bucket %s, and no event there', t.bucket)
FROM timer t
WHERE NOT EXISTS (SELECT FROM event e WHERE e.bucket = t.bucket AND e.stream = t.stream)
LIMIT ?
