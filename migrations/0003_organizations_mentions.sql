-- Which bodies are watched for, and where each is named.

-- A watchlist that tagged something. A mention says which one made it, so that a changed list shows what
-- has yet to be tagged again.
CREATE TABLE watchlists (
    version INTEGER PRIMARY KEY,
    hash    TEXT NOT NULL       -- of the file; the newest version is the one in use
) STRICT;

CREATE TABLE organizations (
    id        TEXT PRIMARY KEY,
    name      TEXT NOT NULL,
    acronym   TEXT,
    listed    INTEGER NOT NULL CHECK (listed IN (0, 1)),   -- one of the 66, or related to them
    section   TEXT NOT NULL,
    topic     TEXT,
    us_status TEXT,
    watched   INTEGER NOT NULL DEFAULT 1 CHECK (watched IN (0, 1))   -- 0: in an earlier watchlist only
) STRICT;

CREATE TABLE mentions (
    id                INTEGER PRIMARY KEY,
    article_id        INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    kind              TEXT NOT NULL CHECK (kind IN ('organization', 'event')),
    organization_id   TEXT REFERENCES organizations (id),
    field             TEXT NOT NULL CHECK (field IN ('title', 'body')),
    -- Code points from 0, end exclusive: substr(body, start_char + 1, end_char - start_char) = surface.
    start_char        INTEGER NOT NULL CHECK (start_char >= 0),
    end_char          INTEGER NOT NULL CHECK (end_char > start_char),
    surface           TEXT NOT NULL,
    form              TEXT NOT NULL,
    confidence        REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    watchlist_version INTEGER NOT NULL REFERENCES watchlists (version),
    CHECK ((kind = 'event') = (organization_id IS NULL))
) STRICT;
CREATE INDEX mentions_by_article ON mentions (article_id);
CREATE INDEX mentions_by_organization ON mentions (organization_id, article_id);
