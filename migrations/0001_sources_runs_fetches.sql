-- Who is asked, when the program ran, and every attempt it made.
--
-- Times everywhere are UTC text, 2026-01-07T23:49:00Z: they sort as they run, and SQLite's date functions
-- read them. Words of a fixed set are checked, so that a query may rely on them.

CREATE TABLE sources (
    id            TEXT PRIMARY KEY,
    name          TEXT NOT NULL,
    kind          TEXT NOT NULL CHECK (kind IN ('feed', 'sitemap', 'listing', 'json', 'page')),
    url           TEXT NOT NULL,
    schedule      TEXT NOT NULL,
    timezone      TEXT NOT NULL,
    language      TEXT,                 -- BCP 47
    country       TEXT,                 -- ISO 3166
    enabled       INTEGER NOT NULL CHECK (enabled IN (0, 1)),
    reason        TEXT,                 -- why it is not enabled
    configured    INTEGER NOT NULL DEFAULT 1 CHECK (configured IN (0, 1)),
    -- What makes the next request for the list conditional; dropped when the address changes.
    etag          TEXT,
    last_modified TEXT,
    next_due_at   TEXT                  -- null: never asked, so due at once
) STRICT;

CREATE TABLE runs (
    id         INTEGER PRIMARY KEY,
    command    TEXT NOT NULL,
    started_at TEXT NOT NULL,
    ended_at   TEXT,                    -- of an interrupted run: when the next one found it open
    state      TEXT NOT NULL CHECK (state IN ('running', 'finished', 'interrupted')),
    summary    TEXT
) STRICT;

CREATE TABLE fetches (
    id         INTEGER PRIMARY KEY,
    run_id     INTEGER NOT NULL REFERENCES runs (id),
    source_id  TEXT REFERENCES sources (id),
    purpose    TEXT NOT NULL CHECK (purpose IN ('list', 'page', 'robots', 'ingest')),
    url        TEXT NOT NULL,
    final_url  TEXT,                    -- where redirects led, if elsewhere
    started_at TEXT NOT NULL,
    millis     INTEGER NOT NULL,
    outcome    TEXT NOT NULL CHECK (outcome IN (
        'stored', 'unchanged', 'empty', 'partial', 'timeout', 'too_large', 'redirect', 'blocked', 'protocol',
        'connection', 'dns', 'tls', 'status', 'later', 'robots', 'type', 'parse')),
    succeeded  INTEGER NOT NULL GENERATED ALWAYS AS (outcome IN ('stored', 'unchanged', 'empty', 'partial')) VIRTUAL,
    status     INTEGER,                 -- of HTTP, if there was an answer
    bytes      INTEGER NOT NULL,        -- decoded bytes received
    error      TEXT,                    -- the sentence
    entries    INTEGER,                 -- of a list: how many it named
    new_entries INTEGER,                -- and how many of them were never seen before
    article_id INTEGER                  -- of a page: the article in it
) STRICT;

-- The health of a source asks for its last success, its last failure and the failures since: seeks in this
-- index. With three million attempts of 170 sources the view takes 0.45 s; with an index that lacks the
-- outcome it took 18 s.
CREATE INDEX fetches_by_source ON fetches (source_id, purpose, succeeded, id, outcome);
-- A digest and the summary of a run ask for the failures of one run.
CREATE INDEX fetches_by_run ON fetches (run_id);
