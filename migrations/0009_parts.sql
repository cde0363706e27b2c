-- The further pages of articles that run over several, as they came.
--
-- A page of `pages` is the first, or the only one, of its article; what was joined to it stands here, so that
-- reading everything again joins it again. The validators make the next request for each conditional.
CREATE TABLE parts (
    page_id       INTEGER NOT NULL REFERENCES pages (id) ON DELETE CASCADE,
    number        INTEGER NOT NULL,     -- in the order they were read, from 1
    url           TEXT NOT NULL,        -- where it was asked for, as the page before named it
    fetched_at    TEXT NOT NULL,
    content_type  TEXT,                 -- the header as it came
    etag          TEXT,
    last_modified TEXT,
    hash          TEXT NOT NULL,        -- SHA-256 of the bytes, in hexadecimal
    size          INTEGER NOT NULL,     -- of the bytes
    zstd          BLOB NOT NULL,        -- the bytes, compressed with Zstandard
    PRIMARY KEY (page_id, number)
) STRICT;
