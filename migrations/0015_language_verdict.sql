-- How sure the language of an article is: the next best guess, and how the text goes with what its page declares.
--
-- `language` is what the text was told to be in, `declared_language` what the page says; where they differ, one of
-- them is wrong, and an analyst who counts by language wants to see those first. Articles read before this step
-- have nulls here, until `tuiqun reprocess` reads their pages again.

ALTER TABLE articles ADD COLUMN language_second TEXT;   -- BCP 47; null: nothing else was in question
ALTER TABLE articles ADD COLUMN language_second_confidence REAL CHECK (language_second_confidence BETWEEN 0 AND 1);
ALTER TABLE articles ADD COLUMN language_verdict TEXT
    CHECK (language_verdict IN ('agrees', 'differs', 'contested', 'unchecked'));   -- null: the page declares no language, or the text has none
