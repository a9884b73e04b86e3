-- The lowest UUID of version 7 of a day, UTC.
CREATE FUNCTION first_id_of_day(day date) RETURNS uuid
    LANGUAGE sql IMMUTABLE
    RETURN (lpad(to_hex((extract(epoch FROM day) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid;
