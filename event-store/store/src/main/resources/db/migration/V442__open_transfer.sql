-- What left a location and isn't settled there. It follows the log when somebody asks, and both tables can be
-- emptied: then they are made anew from it.
CREATE TABLE open_transfer (
    dispatched_at timestamptz NOT NULL,
    bucket_offset bigint NOT NULL,
    bucket        integer NOT NULL,
    stream        text COLLATE "C" NOT NULL,
    delivery      text COLLATE "C" NOT NULL,
    payload       bytea NOT NULL,
    CONSTRAINT open_transfer_pk PRIMARY KEY (stream, delivery)
);

-- Serves the list, the oldest first.
CREATE INDEX open_transfer_oldest ON open_transfer (dispatched_at, bucket, bucket_offset);

-- Up to where each bucket was read. After a lost failover another event may stand there, which its id tells.
CREATE TABLE transfers_read (
    last_offset bigint NOT NULL,
    bucket      integer NOT NULL,
    last_id     uuid NOT NULL,
    CONSTRAINT transfers_read_pk PRIMARY KEY (bucket)
);

-- Serves follow_transfers.
CREATE INDEX event_transfer ON event (bucket, bucket_offset)
    WHERE type IN ('dev.aisle.stock.TransferDispatched.v1', 'dev.aisle.stock.TransferSettled.v1');
