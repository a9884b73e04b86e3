-- The streams that a backlog is spread over.
CREATE TABLE IF NOT EXISTS bench_stream (
    payload_bytes integer NOT NULL,
    no            integer NOT NULL,
    stream        text COLLATE "C" NOT NULL,
    bucket        integer NOT NULL,
    PRIMARY KEY (payload_bytes, no)
);

-- JSON of a given size that differs from event to event as much as a price does.
CREATE OR REPLACE FUNCTION bench_payload(n bigint, bytes integer) RETURNS bytea
LANGUAGE sql VOLATILE AS $$
SELECT convert_to(
    rpad(
        format(
            '{"kind":"SALE","amount":{"minor":%s,"currency":"USD","scale":2},"from":"2026-11-%sT05:00:00.000Z","source":{"sequence":%s,"line":"%s',
            (random() * 99999)::integer, lpad((1 + n % 28)::text, 2, '0'), 4711042 + n, md5(n::text)),
        bytes - 3, md5((n + 1)::text) || md5((n + 2)::text)) || '"}}',
    'UTF8')
$$;
