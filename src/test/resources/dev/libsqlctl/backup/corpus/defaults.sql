-- Defaults, checks and conflict clauses; columns that were added, renamed and dropped.
CREATE TABLE default_every(
  id INTEGER PRIMARY KEY,
  a DEFAULT 5, b DEFAULT -5, c DEFAULT +1.5, d TEXT DEFAULT 'it''s', e DEFAULT X'00ff', f DEFAULT NULL, g DEFAULT (1 + 2), h DEFAULT CURRENT_TIMESTAMP, i DEFAULT true, j DEFAULT 0x10,
  k DEFAULT (';'), l DEFAULT '--', m DEFAULT '
', n DEFAULT (strftime('%s', '2020-01-01')), o DEFAULT word, p DEFAULT 1e3);
INSERT INTO default_every(id, h) VALUES (1, 'now');
CREATE TABLE check_every(
  a INT CONSTRAINT positive CHECK (a > 0), b CHECK (b IN (1, 2, 3) OR b LIKE '%;%'), c NOT NULL ON CONFLICT IGNORE, d UNIQUE ON CONFLICT REPLACE, e COLLATE NOCASE,
  CONSTRAINT "odd name" CHECK (length(e) < 5) ON CONFLICT FAIL, CHECK (CASE WHEN a = 1 THEN b IS NOT NULL ELSE 1 END));
INSERT INTO check_every VALUES (1, 2, 3, 4, 'five'), (2, NULL, 0, NULL, NULL);
CREATE TABLE check_broken(a CHECK (a > 0), b NOT NULL);
PRAGMA ignore_check_constraints = ON;
INSERT INTO check_broken VALUES (1, 2);
PRAGMA ignore_check_constraints = OFF;
CREATE TABLE altered(gone, kept);
INSERT INTO altered VALUES (1, 'old');
ALTER TABLE altered ADD COLUMN added DEFAULT 7;
ALTER TABLE altered ADD COLUMN text_added TEXT NOT NULL DEFAULT 'x''y';
ALTER TABLE altered ADD COLUMN generated_added AS (added + 1);
INSERT INTO altered VALUES (2, 'new', 8, 'z');
ALTER TABLE altered DROP COLUMN gone;
ALTER TABLE altered RENAME TO "altered twice";
ALTER TABLE "altered twice" RENAME COLUMN kept TO "kept still";
