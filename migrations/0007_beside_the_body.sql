-- What a page says beside the article's text: the words around it, what cuts the text off, and what kind of
-- page it is.
--
-- An analyst asks for it apart from the text: a biography names where an author works, a caption names who is
-- in the picture, and neither is part of the argument; a text cut off by a wall may be counted for what it
-- names and not for where it stands. Articles read before this step have nulls and the defaults here, until
-- `tuiqun reprocess` reads their pages again.

ALTER TABLE articles ADD COLUMN raw_title TEXT;         -- the headline as declared, series mark and site included
ALTER TABLE articles ADD COLUMN standfirst TEXT;        -- the lead between headline and text; where it leads into the text, that has it too
ALTER TABLE articles ADD COLUMN captions TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(captions));   -- JSON array
ALTER TABLE articles ADD COLUMN biography TEXT;         -- what the page says of its authors
ALTER TABLE articles ADD COLUMN provenance_lines TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(provenance_lines));   -- JSON array: what a copy says of its origin, as it stood
ALTER TABLE articles ADD COLUMN comments INTEGER CHECK (comments >= 0);   -- by readers, as the page counted them at `fetched_at`; null: it says no number
ALTER TABLE articles ADD COLUMN section TEXT;
ALTER TABLE articles ADD COLUMN image TEXT;             -- address of the picture that stands for the article
ALTER TABLE articles ADD COLUMN paywalled INTEGER CHECK (paywalled IN (0, 1));   -- what the page declares; null: nothing
ALTER TABLE articles ADD COLUMN partial TEXT CHECK (partial IN ('wall', 'excerpt', 'pages'));   -- what cuts the text off; null: nothing was seen to
ALTER TABLE articles ADD COLUMN partial_evidence TEXT;  -- the sentence
ALTER TABLE articles ADD COLUMN kind TEXT NOT NULL DEFAULT 'article' CHECK (kind IN ('article', 'live', 'gallery'));
ALTER TABLE articles ADD COLUMN agreement REAL CHECK (agreement BETWEEN 0 AND 1);   -- of the site's rule with the generic finder; null: no rule

-- The columns of the two views below are those of step 6, with new ones behind them.
DROP VIEW latest_articles;
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

-- A mention in a text that is cut off says as much as any; that a body is not named there says nothing.
DROP VIEW article_mentions;
CREATE VIEW article_mentions AS
WITH placed AS (
    SELECT m.*, CASE m.field WHEN 'title' THEN a.title ELSE a.body END AS text,
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
    p.partial
FROM placed p LEFT JOIN organizations o ON o.id = p.organization_id;
