-- Where in the article a mention stands, what its sentence says of the body, and what the tag rests on.
--
-- Mentions of before this step know none of it: their place is read off the field, their rule is `form` until
-- `tuiqun reprocess` tags the article again. The table is made anew because SQLite cannot widen a CHECK.

DROP VIEW article_mentions;
DROP VIEW latest_articles;
DROP VIEW daily_mentions;

CREATE TABLE mentions_anew (
    id                INTEGER PRIMARY KEY,
    article_id        INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    kind              TEXT NOT NULL CHECK (kind IN ('organization', 'event')),
    organization_id   TEXT REFERENCES organizations (id),
    -- Which text the offsets count in; `caption` is all captions with a line break between.
    field             TEXT NOT NULL CHECK (field IN ('title', 'standfirst', 'body', 'caption')),
    -- Code points from 0, end exclusive: substr(body, start_char + 1, end_char - start_char) = surface.
    start_char        INTEGER NOT NULL CHECK (start_char >= 0),
    end_char          INTEGER NOT NULL CHECK (end_char > start_char),
    surface           TEXT NOT NULL,
    form              TEXT NOT NULL,
    confidence        REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    watchlist_version INTEGER NOT NULL REFERENCES watchlists (version),
    place             TEXT NOT NULL CHECK (place IN ('title', 'lede', 'body', 'caption')),
    quoted            INTEGER NOT NULL DEFAULT 0 CHECK (quoted IN (0, 1)),     -- in somebody's quoted words
    stance            TEXT CHECK (stance IN ('leaving', 'joining', 'funding', 'staying')),  -- null: unsure
    actor             TEXT CHECK (actor IN ('us', 'other')),                   -- whose step it is; null: unsure
    stance_words      TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(stance_words)),  -- JSON array: what says so
    -- What made it a mention: the form alone; its own name beside it, or a definition elsewhere; words near by; its
    -- name in the text; other bodies beside it; the words of the text; a likely form that nothing opposes.
    rule              TEXT NOT NULL CHECK (rule IN
                          ('form', 'defined', 'bound', 'near', 'named', 'company', 'text', 'unopposed')),
    evidence          TEXT NOT NULL DEFAULT '{"for":[],"against":[]}' CHECK (json_valid(evidence)),
    CHECK ((kind = 'event') = (organization_id IS NULL))
) STRICT;

INSERT INTO mentions_anew (id, article_id, kind, organization_id, field, start_char, end_char, surface, form,
    confidence, watchlist_version, place, rule)
SELECT id, article_id, kind, organization_id, field, start_char, end_char, surface, form,
    confidence, watchlist_version, field, 'form'
FROM mentions;

DROP TABLE mentions;
ALTER TABLE mentions_anew RENAME TO mentions;
CREATE INDEX mentions_by_article ON mentions (article_id);
CREATE INDEX mentions_by_organization ON mentions (organization_id, article_id);

-- The views as before; article_mentions has the new columns behind the old ones.
CREATE VIEW latest_articles AS
SELECT
    a.id,
    a.url,
    a.title,
    a.source_id AS source,
    a.published_at,
    a.language,
    (SELECT group_concat(named.id, ', ') FROM (
        SELECT o.id FROM mentions m JOIN organizations o ON o.id = m.organization_id
        WHERE m.article_id = a.id AND o.listed = 1
        GROUP BY o.id ORDER BY max(m.field = 'title') DESC, min(m.id)) AS named) AS organizations,
    a.event,
    a.first_seen_at,
    a.revision,
    a.kind,
    a.section,
    a.comments,
    a.paywalled,
    a.partial
FROM articles a
ORDER BY coalesce(a.published_at, a.first_seen_at) DESC, a.id DESC;

CREATE VIEW article_mentions AS
WITH placed AS (
    SELECT m.*, CASE m.field WHEN 'title' THEN a.title WHEN 'standfirst' THEN a.standfirst WHEN 'body' THEN a.body
            ELSE (SELECT group_concat(value, char(10)) FROM json_each(a.captions)) END AS text,
        max(m.start_char - 40, 0) AS from_char, a.url, a.title, a.source_id, a.published_at, a.language,
        a.kind AS page_kind, a.partial
    FROM mentions m JOIN articles a ON a.id = m.article_id)
SELECT
    p.id AS mention_id,
    p.article_id,
    p.url,
    p.title,
    p.source_id AS source,
    p.published_at,
    p.language,
    p.kind,
    p.organization_id,
    o.name AS organization,
    coalesce(o.listed, 0) AS listed,
    p.field,
    p.start_char,
    p.end_char,
    p.surface,
    p.form,
    p.confidence,
    CASE WHEN p.from_char > 0 THEN '…' ELSE '' END
        || replace(substr(p.text, p.from_char + 1, p.end_char + 40 - p.from_char), char(10), ' ')
        || CASE WHEN substr(p.text, p.end_char + 41, 1) <> '' THEN '…' ELSE '' END AS snippet,
    p.page_kind,
    p.partial,
    p.place,
    p.quoted,
    p.stance,
    p.actor,
    p.stance_words,
    p.rule,
    p.evidence
FROM placed p LEFT JOIN organizations o ON o.id = p.organization_id;

CREATE VIEW daily_mentions AS
SELECT
    substr(coalesce(a.published_local, a.first_seen_at), 1, 10) AS day,
    o.id AS organization_id,
    o.name AS organization,
    o.listed,
    a.language,
    count(DISTINCT a.source_id) AS source_count,
    count(DISTINCT a.id) AS article_count,
    count(*) AS mention_count
FROM mentions m
JOIN articles a ON a.id = m.article_id
JOIN organizations o ON o.id = m.organization_id
GROUP BY day, o.id, a.language;
