-- Deliveries of the catalogue. What was delivered is in catalog_row, outside of the log, until it is published.
CREATE TABLE catalog_import (
    id           uuid        PRIMARY KEY,
    client       text COLLATE "C" NOT NULL,
    state        text COLLATE "C" NOT NULL,
    started_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    touched_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    published_at timestamptz,
    -- Until then the publication is an instance's own; after a crash another goes on.
    leased_until timestamptz,
    -- The import whose rows hold again once this one is rolled back.
    restores     uuid,
    code         text COLLATE "C",
    detail       text,
    -- The first errors, a JSON array.
    errors       text NOT NULL DEFAULT '[]',
    lines        bigint NOT NULL DEFAULT 0,
    products     bigint NOT NULL DEFAULT 0,
    changes      bigint NOT NULL DEFAULT 0,
    removals     bigint NOT NULL DEFAULT 0,
    done         bigint NOT NULL DEFAULT 0
);
-- One publication at a time.
CREATE UNIQUE INDEX catalog_import_publishing ON catalog_import ((true))
    WHERE state IN ('PUBLISHING', 'ROLLING_BACK');

-- What an import says: kind 0 a category, 1 a brand, 2 a product.
CREATE TABLE catalog_row (
    line    bigint   NOT NULL,
    hash    bigint   NOT NULL,
    import  uuid     NOT NULL,
    kind    smallint NOT NULL,
    id      text COLLATE "C" NOT NULL,
    -- Of a category the one above it, of a product its own category.
    parent  text COLLATE "C",
    brand   text COLLATE "C",
    content bytea    NOT NULL,
    PRIMARY KEY (import, kind, id)
);

-- What imports have published, by the hash of its content.
CREATE TABLE catalog_content (
    hash    bigint   NOT NULL,
    kind    smallint NOT NULL,
    present boolean  NOT NULL,
    id      text COLLATE "C" NOT NULL,
    PRIMARY KEY (kind, id)
);
