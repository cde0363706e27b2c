-- Digests sent, so that the next one of that name begins where the last one ended.
--
-- A page takes its time: what was first seen at 06:59 may be stored at 07:01, after the digest of 07:00 was
-- made. Rows are numbered in the order of storing, so a digest takes what is above the last one's numbers,
-- and nothing falls between two of them.
CREATE TABLE digests (
    id               INTEGER PRIMARY KEY,
    name             TEXT NOT NULL,
    since_at         TEXT NOT NULL,     -- the window as shown: from here
    until_at         TEXT NOT NULL,     -- up to, but not including, here
    sent_at          TEXT NOT NULL,
    articles         INTEGER NOT NULL,
    through_article  INTEGER NOT NULL,  -- articles up to this number need not be sent again
    through_revision INTEGER NOT NULL   -- and revisions up to this one
) STRICT;
CREATE INDEX digests_by_name ON digests (name, until_at);
