-- Final receipts of commands that were answered 202, each once. The owner (a command or a batch) has an id
-- of version 7, which begins with the time, so a range of ids is a day and a day is dropped whole.
CREATE TABLE kept_receipt (
    owner   uuid   NOT NULL,
    line    bigint NOT NULL,
    receipt bytea  NOT NULL,
    -- Serves the receipt of a command (line 0), and the receipts of a batch by line.
    CONSTRAINT kept_receipt_pk PRIMARY KEY (owner, line)
) PARTITION BY RANGE (owner);
