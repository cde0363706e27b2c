-- What lists name (the frontier), the articles read, every text an article ever had, and the bytes of the
-- pages, so that all of it can be computed again.

CREATE TABLE articles (
    id                  INTEGER PRIMARY KEY,
    key                 TEXT NOT NULL UNIQUE,   -- of the address it is known by; `aliases` has the others
    url                 TEXT NOT NULL,          -- the address it is known by
    canonical_url       TEXT,                   -- the address the page calls its own
    copy_of             TEXT,                   -- the address on another site that the page calls the original
    source_id           TEXT REFERENCES sources (id),   -- who listed it first; of an ingested page, whose host it is of
    entry_id            INTEGER,                -- the entry that speaks for it: only its page makes revisions
    title               TEXT,
    authors             TEXT NOT NULL CHECK (json_valid(authors)),   -- JSON array
    site_name           TEXT,
    published_at        TEXT,                   -- UTC
    published_local     TEXT,                   -- as the article's own place wrote it: offset, or day only
    published_precision TEXT CHECK (published_precision IN ('day', 'minute', 'second')),
    published_evidence  TEXT,
    modified_at         TEXT,
    first_seen_at       TEXT NOT NULL,
    fetched_at          TEXT NOT NULL,          -- when the text below came
    language            TEXT,                   -- BCP 47
    language_confidence REAL,
    declared_language   TEXT,
    body                TEXT NOT NULL,          -- paragraphs separated by an empty line
    body_evidence       TEXT NOT NULL,
    original_title      TEXT,                   -- what a syndicated copy says of its origin
    original_site       TEXT,
    content_hash        TEXT NOT NULL,          -- of title, authors, date and body: differs, so a revision
    reading_hash        TEXT NOT NULL,          -- of all that was read from the page, mentions included
    charset             TEXT NOT NULL,
    replaced            INTEGER NOT NULL,       -- unreadable characters
    event               INTEGER NOT NULL CHECK (event IN (0, 1)),   -- speaks of the withdrawal as a whole
    revision            INTEGER NOT NULL        -- the number of its newest revision
) STRICT;

-- Digest windows, `latest_articles` and the last new article of a source.
CREATE INDEX articles_by_first_seen ON articles (first_seen_at);
CREATE INDEX articles_by_published ON articles (published_at);
CREATE INDEX articles_by_source ON articles (source_id, first_seen_at);

-- Every key that leads to an article: its own, and those of its twins (AMP, mobile, other sections).
CREATE TABLE aliases (
    key        TEXT PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    url        TEXT NOT NULL
) STRICT;
CREATE INDEX aliases_by_article ON aliases (article_id);

-- One row an article that a list has named, whether read yet or not.
CREATE TABLE entries (
    id            INTEGER PRIMARY KEY,
    key           TEXT NOT NULL UNIQUE,
    url           TEXT NOT NULL,
    source_id     TEXT NOT NULL REFERENCES sources (id),   -- who named it first
    article_id    INTEGER REFERENCES articles (id) ON DELETE SET NULL,
    state         TEXT NOT NULL CHECK (state IN ('new', 'read', 'alias', 'empty', 'failed')),
    due_at        TEXT,                 -- when to fetch it; null: not again unless a list changes
    failures      INTEGER NOT NULL DEFAULT 0,   -- in a row
    fetched       INTEGER NOT NULL DEFAULT 0,   -- how often an answer was read
    etag          TEXT,
    last_modified TEXT,
    first_seen_at TEXT NOT NULL
) STRICT;
-- "What is due?" is asked at every tick; most entries are never due again and stay out of the index.
CREATE INDEX entries_due ON entries (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX entries_by_article ON entries (article_id);

-- What each source says of an entry. The fingerprint is kept a source, so that two papers that word one
-- headline differently do not make it look changed at every pass.
CREATE TABLE listings (
    entry_id      INTEGER NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
    source_id     TEXT NOT NULL REFERENCES sources (id),
    title         TEXT,
    published_at  TEXT,
    fingerprint   TEXT NOT NULL,
    first_seen_at TEXT NOT NULL,
    changed_at    TEXT,
    PRIMARY KEY (entry_id, source_id)
) STRICT;
-- The last new article of a source.
CREATE INDEX listings_by_source ON listings (source_id, first_seen_at);

-- Pages as they came. One for each revision, and the newest of each address that gave no article.
CREATE TABLE pages (
    id           INTEGER PRIMARY KEY,
    url          TEXT NOT NULL,         -- where it was asked for
    final_url    TEXT,                  -- where redirects led, if elsewhere
    source_id    TEXT REFERENCES sources (id),
    entry_id     INTEGER REFERENCES entries (id) ON DELETE SET NULL,
    article_id   INTEGER REFERENCES articles (id) ON DELETE CASCADE,   -- null: no article in it
    fetched_at   TEXT NOT NULL,
    content_type TEXT,                  -- the header as it came
    charset      TEXT NOT NULL,
    hash         TEXT NOT NULL,         -- SHA-256 of the bytes, in hexadecimal
    size         INTEGER NOT NULL,      -- of the bytes
    zstd         BLOB NOT NULL          -- the bytes, compressed with Zstandard
) STRICT;
CREATE INDEX pages_by_article ON pages (article_id);
CREATE UNIQUE INDEX pages_without_article ON pages (url) WHERE article_id IS NULL;

-- Every text an article had, the present one included. Nothing here is ever overwritten but by reading
-- the same page again.
CREATE TABLE revisions (
    id           INTEGER PRIMARY KEY,
    article_id   INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    number       INTEGER NOT NULL,      -- from 1
    seen_at      TEXT NOT NULL,
    title        TEXT,
    authors      TEXT NOT NULL,
    published_at TEXT,
    body         TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    page_id      INTEGER REFERENCES pages (id) ON DELETE SET NULL,
    UNIQUE (article_id, number)
) STRICT;
CREATE INDEX revisions_by_page ON revisions (page_id);

-- Which sources listed which article.
CREATE VIEW article_sources AS
SELECT entries.article_id, listings.source_id, min(listings.first_seen_at) AS first_seen_at
FROM listings JOIN entries ON entries.id = listings.entry_id
WHERE entries.article_id IS NOT NULL
GROUP BY entries.article_id, listings.source_id;
