-- What people ask for. Plain SQL of SQLite 3.35 and later, so that any shell sees what the program sees.

-- An article a row, the newest first; organizations are the listed ones it names, in order of first mention.
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
    a.revision
FROM articles a
ORDER BY coalesce(a.published_at, a.first_seen_at) DESC, a.id DESC;

-- A mention a row, with some forty characters of its text on either side.
CREATE VIEW article_mentions AS
WITH placed AS (
    SELECT m.*, CASE m.field WHEN 'title' THEN a.title ELSE a.body END AS text,
        max(m.start_char - 40, 0) AS from_char, a.url, a.title, a.source_id, a.published_at, a.language
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
        || CASE WHEN substr(p.text, p.end_char + 41, 1) <> '' THEN '…' ELSE '' END AS snippet
FROM placed p LEFT JOIN organizations o ON o.id = p.organization_id;

-- Day, body and language, with how many sources, articles and mentions. The day is the one the article's
-- own place wrote (an early morning in Taipei is not the day before); of an undated article, the day it was
-- first seen.
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

-- A source a row, with a verdict and what it rests on:
--   disabled  not asked: switched off, or no longer in the configuration
--   never     not asked yet
--   blocked   the last attempt was refused: robots.txt, an address rule, or status 401, 403, 451
--   failing   three failures in a row, or never a success, or one failure and no success for three days;
--             or at least three pages since the last one with an article in it
--   quiet     it answers, but its list is empty or leads to no entry, or named no new article for fourteen
--             days
--   healthy   the rest
-- Of a watched page (kind `page`) the page itself is the list; that it does not change is normal, that it
-- holds no article is not.
CREATE VIEW source_health AS
WITH
asked AS MATERIALIZED (
    SELECT s.*, CASE s.kind WHEN 'page' THEN 'page' ELSE 'list' END AS purpose FROM sources s),
attempts AS MATERIALIZED (
    SELECT a.*,
        (SELECT max(f.id) FROM fetches f
         WHERE f.source_id = a.id AND f.purpose = a.purpose AND f.succeeded = 1) AS success,
        (SELECT max(f.id) FROM fetches f
         WHERE f.source_id = a.id AND f.purpose = a.purpose AND f.succeeded = 0) AS failure,
        -- 304 says nothing about what is in the list; the last full answer does.
        (SELECT f.outcome FROM fetches f
         WHERE f.source_id = a.id AND f.purpose = a.purpose AND f.succeeded = 1 AND f.outcome <> 'unchanged'
         ORDER BY f.id DESC LIMIT 1) AS last_answer,
        coalesce((SELECT f.id FROM fetches f
         WHERE f.source_id = a.id AND f.purpose = 'page' AND f.succeeded = 1 AND f.outcome <> 'empty'
         ORDER BY f.id DESC LIMIT 1), 0) AS page_read,
        (SELECT l.first_seen_at FROM listings l JOIN entries e ON e.id = l.entry_id
         WHERE l.source_id = a.id AND e.article_id IS NOT NULL
         ORDER BY l.first_seen_at DESC LIMIT 1) AS last_new_article_at,
        -- An index of sitemaps may lead to nothing but itself.
        EXISTS (SELECT 1 FROM listings l WHERE l.source_id = a.id) AS named
    FROM asked a),
facts AS MATERIALIZED (
    SELECT t.*,
        (SELECT f.started_at FROM fetches f WHERE f.id = t.success) AS last_success_at,
        f.error AS last_error, f.outcome, f.status, f.started_at AS last_failure_at,
        (SELECT count(*) FROM fetches f
         WHERE f.source_id = t.id AND f.purpose = t.purpose AND f.succeeded = 0
           AND f.id > coalesce(t.success, 0)) AS failures,
        (SELECT f.started_at FROM fetches f WHERE f.id = (
            SELECT min(g.id) FROM fetches g
            WHERE g.source_id = t.id AND g.purpose = t.purpose AND g.succeeded = 1)) AS first_success_at,
        (SELECT count(DISTINCT f.url) FROM fetches f
         WHERE f.source_id = t.id AND f.purpose = 'page' AND f.succeeded IN (0, 1)
           AND f.id > t.page_read) AS pages_in_vain
    FROM attempts t LEFT JOIN fetches f ON f.id = t.failure),
judged AS MATERIALIZED (
    SELECT facts.*,
        CASE
            WHEN configured = 0 OR enabled = 0 THEN 'disabled'
            WHEN success IS NULL AND failure IS NULL THEN 'never'
            WHEN failures > 0 AND (outcome IN ('robots', 'blocked') OR status IN (401, 403, 451)) THEN 'blocked'
            WHEN failures >= 3 OR success IS NULL THEN 'failing'
            WHEN failures > 0 AND julianday('now') - julianday(last_success_at) > 3 THEN 'failing'
            WHEN pages_in_vain >= 3 THEN 'failing'
            WHEN last_answer = 'empty' THEN 'quiet'
            WHEN kind = 'page' THEN 'healthy'
            WHEN named = 0 THEN 'quiet'
            WHEN julianday('now') - julianday(coalesce(last_new_article_at, first_success_at)) > 14 THEN 'quiet'
            ELSE 'healthy'
        END AS verdict
    FROM facts)
SELECT
    id,
    name,
    verdict,
    CASE verdict
        WHEN 'disabled' THEN
            CASE configured WHEN 0 THEN 'no longer in the configuration'
                ELSE coalesce(reason, 'switched off in the configuration') END
        WHEN 'never' THEN 'not asked yet'
        WHEN 'blocked' THEN 'refused: ' || coalesce(last_error, outcome)
        WHEN 'failing' THEN
            CASE WHEN failures > 0
                THEN failures || CASE failures WHEN 1 THEN ' failure' ELSE ' failures' END || ' in a row, '
                    || CASE WHEN success IS NULL THEN 'never a success'
                        ELSE 'last success ' || last_success_at END
                ELSE 'the list answers, but none of the last ' || pages_in_vain || ' pages gave an article'
            END
        WHEN 'quiet' THEN
            CASE WHEN kind = 'page' THEN 'the page answers, but holds no article'
                WHEN last_answer = 'empty' OR named = 0 THEN 'the list answers, but names no article'
                WHEN last_new_article_at IS NULL THEN 'never an article since ' || first_success_at
                ELSE 'no new article since ' || last_new_article_at END
        ELSE
            CASE WHEN failures > 0 THEN 'the last attempt failed, but succeeded at ' || last_success_at
                ELSE 'last success ' || last_success_at END
    END AS evidence,
    last_success_at,
    last_new_article_at,
    failures AS failures_in_a_row,
    last_error,
    last_failure_at,
    next_due_at,
    enabled AND configured AS active
FROM judged;
