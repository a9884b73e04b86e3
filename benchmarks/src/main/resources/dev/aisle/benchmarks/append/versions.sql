-- The versions of streams, found as append_batch finds them.
SELECT s.n,
       coalesce(
           (SELECT e.version FROM event e
            WHERE e.bucket = s.bucket
                AND chapter_of(e.bucket_offset)
                    > coalesce((SELECT l.chapter FROM listed_through l WHERE l.bucket = s.bucket), -1)
                AND e.stream = s.stream
            ORDER BY chapter_of(e.bucket_offset) DESC, e.version DESC LIMIT 1),
           (SELECT c.version FROM stream_chapter c WHERE c.stream = s.stream ORDER BY c.version DESC LIMIT 1),
           0)
FROM unnest(?::text[], ?::int[]) WITH ORDINALITY AS s (stream, bucket, n)
