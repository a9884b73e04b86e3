-- Relays that are alive, and the buckets that each would take.
CREATE TABLE relay_instance (
    name        text COLLATE "C" PRIMARY KEY,
    wanted      integer[] NOT NULL,
    alive_until timestamptz NOT NULL
);

-- Which of them relays a bucket. To save work only: nothing goes wrong where two do.
CREATE TABLE relay_lease (
    bucket integer PRIMARY KEY,
    owner  text COLLATE "C" NOT NULL
);
