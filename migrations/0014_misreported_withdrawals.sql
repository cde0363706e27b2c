-- The question that a list of 66 invites: who writes that the United States leave a body which they do not leave?
-- A row is a mention whose sentence says so (not negated, no condition, no question) of a body that they are still
-- in, or never were in. Some of these rows are no error: old history, or a report about the wrong report; the
-- snippet shows the sentence, and `quoted` tells the article's own words from those it only passes on.
CREATE VIEW misreported_withdrawals AS
SELECT
    m.article_id,
    m.mention_id,
    m.url,
    m.title,
    m.source,
    m.published_at,
    m.language,
    m.organization_id,
    m.organization,
    o.status,
    o.status_note,
    m.place,
    m.quoted,
    m.surface,
    m.stance_words,
    m.confidence,
    m.snippet
FROM article_mentions m JOIN organizations o ON o.id = m.organization_id
WHERE m.stance = 'leaving' AND m.actor = 'us' AND o.status IN ('not-withdrawn', 'never-member');
