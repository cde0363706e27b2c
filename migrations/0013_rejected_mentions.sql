-- What was weighed and is no mention, and why: filled only where the configuration asks for it
-- ([tagging] keep_rejected), for whoever doubts a count and wants to see what was left out of it.
CREATE TABLE rejected_mentions (
    id                INTEGER PRIMARY KEY,
    article_id        INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    organization_id   TEXT REFERENCES organizations (id),                      -- null: the event
    field             TEXT NOT NULL CHECK (field IN ('title', 'standfirst', 'body', 'caption')),
    start_char        INTEGER NOT NULL CHECK (start_char >= 0),                -- as in `mentions`
    end_char          INTEGER NOT NULL CHECK (end_char > start_char),
    surface           TEXT NOT NULL,
    form              TEXT NOT NULL,
    -- Why not: words speak against it; a body easily taken for it is named; the text defines it otherwise, or
    -- calls it another; it is in a person's name; nothing speaks for it; it is part of a longer name.
    rule              TEXT NOT NULL CHECK (rule IN ('opposed', 'confusable', 'defined_otherwise', 'called_other',
                          'person', 'unsupported', 'swallowed')),
    evidence          TEXT NOT NULL CHECK (json_valid(evidence)),              -- {"for": [...], "against": [...]}
    watchlist_version INTEGER NOT NULL REFERENCES watchlists (version)
) STRICT;
CREATE INDEX rejected_mentions_by_article ON rejected_mentions (article_id);
CREATE INDEX rejected_mentions_by_organization ON rejected_mentions (organization_id, article_id);
