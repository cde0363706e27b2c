-- Full text in any script, from any SQLite 3.34 or later.
--
-- Scripts without spaces are indexed as overlapping pairs of characters, which the program makes, since no
-- tokenizer of a stock sqlite3 shell does. The index keeps no text of its own (content=''). From a shell:
--
--   two characters    SELECT a.title FROM article_search s JOIN articles a ON a.id = s.rowid
--                     WHERE article_search MATCH '退群';
--   three and more    ... MATCH '"世界 界衛 衛生 生組 組織"'   (pairs, as one phrase)
--   one character     ... MATCH '退*'
--   a word            ... MATCH 'withdrawal'
--
-- `tuiqun search` does this by itself. contentless_delete would be simpler to keep, but SQLite 3.40 and
-- older cannot open such a table at all.
CREATE VIRTUAL TABLE article_search USING fts5 (
    title,
    body,
    content = '',
    -- Marks (M*) belong to words: without them Hindi and Thai fall apart at every vowel sign.
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co M*'"
);
