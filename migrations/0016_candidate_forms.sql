-- Names that the watchlist does not have and perhaps should.
--
-- A row an article and name: made when the article is tagged, made anew when it is tagged again, and never a
-- mention. `tuiqun watchlist list --candidates` shows those that the present list still lacks.
CREATE TABLE candidate_forms (
    article_id      INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    text            TEXT NOT NULL,                              -- as it stands, on one line
    organization_id TEXT REFERENCES organizations (id),         -- whose it may be; null: the pattern does not tell
    pattern         TEXT NOT NULL CHECK (pattern IN ('definition', 'likeness', 'list', 'sister')),
    field           TEXT NOT NULL CHECK (field IN ('title', 'standfirst', 'body', 'caption')),
    start_char      INTEGER NOT NULL CHECK (start_char >= 0),   -- code points from 0, as of mentions
    snippet         TEXT NOT NULL
) STRICT;
CREATE INDEX candidate_forms_by_article ON candidate_forms (article_id);

-- A name a row for each body that it may be of, the most frequent first.
CREATE VIEW candidate_counts AS
SELECT
    c.text,
    c.organization_id,
    a.language,
    count(DISTINCT c.article_id) AS article_count,
    count(DISTINCT a.source_id) AS source_count,
    group_concat(DISTINCT c.pattern) AS patterns,
    min(c.snippet) AS snippet,
    min(a.url) AS url
FROM candidate_forms c JOIN articles a ON a.id = c.article_id
GROUP BY c.text, c.organization_id, a.language
ORDER BY article_count DESC, source_count DESC, c.text;
