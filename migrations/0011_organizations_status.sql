-- How the United States stand to a body was a sentence that no query could ask for. It is one word of a
-- fixed set now, with the day of the decision, the day it takes effect (both YYYY, YYYY-MM or YYYY-MM-DD)
-- and who says so; the old sentence stays as the note until the watchlist is written down again.

ALTER TABLE organizations RENAME COLUMN us_status TO status_note;
ALTER TABLE organizations ADD COLUMN status TEXT CHECK (status IN (
    'announced',            -- the withdrawal is announced; whether it has taken legal effect is another matter
    'leaving',              -- notice is given, and until it takes effect they are a member still
    'withdrawn',            -- they have left
    'funding-ended',        -- they give no money any more
    'not-participating',    -- they take no part, without having been a member that could leave
    'not-withdrawn',        -- they are in it, and no withdrawal is announced
    'never-member',         -- they never were in it
    'closed'                -- an agency of their own that was closed
));
ALTER TABLE organizations ADD COLUMN status_date TEXT;
ALTER TABLE organizations ADD COLUMN status_effective TEXT;
ALTER TABLE organizations ADD COLUMN status_source TEXT;
