-- Which sources' site rules have parted from the generic finder, as they do when a site is redesigned.
--
-- A source a row that has read articles by a rule: how far rule and finder agreed on its last ten. A rule is
-- there because the finder is not perfect, so they differ a little everywhere: on pages of a sound rule they
-- share nine tenths and more, on pages of a broken one mostly nothing. `parted` is set below one half, so that
-- five broken pages of ten tell, and two videos without text do not; and from the third article on.
CREATE INDEX articles_by_agreement ON articles (source_id, first_seen_at, agreement) WHERE agreement IS NOT NULL;

CREATE VIEW rule_agreement AS
SELECT source, articles, agreement, since_at, articles >= 3 AND agreement < 0.5 AS parted
FROM (
    SELECT
        s.id AS source,
        (SELECT count(*) FROM (
            SELECT 1 FROM articles a WHERE a.source_id = s.id AND a.agreement IS NOT NULL
            ORDER BY a.first_seen_at DESC LIMIT 10)) AS articles,
        (SELECT avg(last.agreement) FROM (
            SELECT a.agreement FROM articles a WHERE a.source_id = s.id AND a.agreement IS NOT NULL
            ORDER BY a.first_seen_at DESC LIMIT 10) AS last) AS agreement,
        (SELECT min(last.first_seen_at) FROM (
            SELECT a.first_seen_at FROM articles a WHERE a.source_id = s.id AND a.agreement IS NOT NULL
            ORDER BY a.first_seen_at DESC LIMIT 10) AS last) AS since_at
    FROM sources s)
WHERE articles > 0;
