-- Digests made, so that the next one begins where the last one sent ended.
CREATE TABLE digests (
    id         INTEGER PRIMARY KEY,
    name       TEXT NOT NULL,
    since_at   TEXT NOT NULL,           -- the window, by first_seen_at: from here
    until_at   TEXT NOT NULL,           -- up to, but not including, here
    created_at TEXT NOT NULL,
    sent_at    TEXT,                    -- null: rendered only
    articles   INTEGER NOT NULL,
    mentions   INTEGER NOT NULL
) STRICT;
-- "Since the last one sent" of a name.
CREATE INDEX digests_sent ON digests (name, until_at) WHERE sent_at IS NOT NULL;
