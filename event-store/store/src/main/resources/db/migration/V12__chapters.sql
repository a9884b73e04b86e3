-- A chapter is 8,192 offsets of a bucket that follow one another. Never to be changed: an index rests on it.
CREATE FUNCTION chapter_of(bucket_offset bigint) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN bucket_offset >> 13;

-- Serves the load of a stream, and the look-up of its version, in one chapter. An append inserts only into
-- the part of its buckets' last chapters, which stays in memory however long the log becomes. Within a
-- chapter it is also the backstop that no version is there twice.
CREATE UNIQUE INDEX event_chapter ON event (bucket, chapter_of(bucket_offset), stream, version);

-- Replaced by it: each append dirtied a page anywhere in this one.
ALTER TABLE event DROP CONSTRAINT event_stream_version;

-- In which chapters a stream has events, and its version at the end of each: a row for each stream of each
-- listed chapter. Only ever inserted into, by list_chapters alone, and it can be made anew from the log.
CREATE TABLE stream_chapter (
    version bigint NOT NULL,
    chapter bigint NOT NULL,
    stream  text COLLATE "C" NOT NULL,
    -- Serves loads from a version on; its end gives the stream's version as of the last listed chapter.
    CONSTRAINT stream_chapter_pk PRIMARY KEY (stream, version)
);

-- The last listed chapter of each bucket. What comes after it is looked up in event itself: so nothing
-- rests on how soon a chapter is listed after it has ended.
CREATE TABLE listed_through (
    chapter bigint NOT NULL,
    bucket  integer NOT NULL,
    CONSTRAINT listed_through_pk PRIMARY KEY (bucket)
);
