-- What operators decide for the whole installation, published whole with its revision to every room.
CREATE TABLE control_plane (
    id       integer PRIMARY KEY CHECK (id = 1),
    revision bigint  NOT NULL,
    epoch    integer NOT NULL
);
INSERT INTO control_plane (id, revision, epoch) VALUES (1, 0, 0);

-- Which generation of a projection is read; one that isn't named serves generation 1.
CREATE TABLE live_generation (
    projection text    PRIMARY KEY,
    generation integer NOT NULL CHECK (generation >= 1)
);
