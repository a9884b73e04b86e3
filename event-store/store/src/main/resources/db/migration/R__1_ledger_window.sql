-- The number of the 7-day window that an instant lies in.
CREATE OR REPLACE FUNCTION ledger_window(at timestamptz) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN floor(extract(epoch FROM at) / 604800)::integer;
