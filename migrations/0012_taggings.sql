-- Which watchlist read which article, and what kind of list it was.
--
-- A mention says which list made it, but an article that names nobody has no mention to say so, and a list that
-- grew may find something in it. So each article has a row here; one without a row, as some have that were read
-- before this step, counts as not yet tagged. A table of its own, because a number beside the body would have
-- the whole text written again whenever it changes.
CREATE TABLE taggings (
    article_id        INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    watchlist_version INTEGER NOT NULL REFERENCES watchlists (version)
) STRICT;
-- `status` asks how many articles an older list tagged.
CREATE INDEX taggings_by_watchlist ON taggings (watchlist_version);
INSERT INTO taggings SELECT article_id, min(watchlist_version) FROM mentions GROUP BY article_id;

-- Tags change with the program's rules too, so another program is another version of the list.
ALTER TABLE watchlists ADD COLUMN program TEXT NOT NULL DEFAULT '';     -- the version of tuiqun; '' before this step
ALTER TABLE watchlists ADD COLUMN first_used_at TEXT;                   -- UTC; null before this step
ALTER TABLE watchlists ADD COLUMN bodies INTEGER;                       -- how many it watches for, related ones too
ALTER TABLE watchlists ADD COLUMN forms INTEGER;                        -- in how many ways
