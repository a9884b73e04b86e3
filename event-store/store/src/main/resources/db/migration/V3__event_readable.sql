-- For people: the log with payload and metadata as JSON. No room reads it.
CREATE VIEW event_readable AS
SELECT bucket,
       bucket_offset,
       stream,
       version,
       type,
       recorded_at,
       id,
       convert_from(payload, 'UTF8')::json AS payload,
       convert_from(metadata, 'UTF8')::json AS metadata
FROM event;
