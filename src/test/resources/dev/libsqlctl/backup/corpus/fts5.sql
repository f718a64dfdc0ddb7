-- Full-text tables of FTS5: plain, with options, with the content elsewhere, without content; with rows that were changed and deleted.
CREATE VIRTUAL TABLE fts_plain USING fts5(title, body);
INSERT INTO fts_plain VALUES ('hello', 'the quick brown fox'), ('other', 'jumps over it''s lazy dog'), ('gone', 'to be deleted'), ('é', 'ünïcode 😀' || char(10) || 'two lines');
DELETE FROM fts_plain WHERE title = 'gone';
UPDATE fts_plain SET body = 'the quick red fox' WHERE title = 'hello';
CREATE VIRTUAL TABLE fts_options USING fts5(a, b UNINDEXED, tokenize = 'porter unicode61 remove_diacritics 2', prefix = '2 3', columnsize = 0, detail = column);
INSERT INTO fts_options VALUES ('running runners ran', 1), ('walked', 2);
CREATE TABLE fts_source(id INTEGER PRIMARY KEY, t, u);
INSERT INTO fts_source VALUES (1, 'first text', 'x'), (5, 'fifth text', 'y');
CREATE VIRTUAL TABLE fts_external USING fts5(t, u, content = 'fts_source', content_rowid = 'id');
INSERT INTO fts_external(fts_external) VALUES ('rebuild');
CREATE TRIGGER fts_source_insert AFTER INSERT ON fts_source BEGIN INSERT INTO fts_external(rowid, t, u) VALUES (new.id, new.t, new.u); END;
CREATE TRIGGER fts_source_delete AFTER DELETE ON fts_source BEGIN INSERT INTO fts_external(fts_external, rowid, t, u) VALUES ('delete', old.id, old.t, old.u); END;
INSERT INTO fts_source VALUES (6, 'sixth text', 'z');
CREATE VIRTUAL TABLE fts_contentless USING fts5(t, content = '');
INSERT INTO fts_contentless(rowid, t) VALUES (7, 'seven'), (8, 'eight');
create virtual table fts_lower using fts5(a);
CREATE VIRTUAL TABLE "fts ""quoted'" USING fts5("a b", tokenize = "trigram");
INSERT INTO "fts ""quoted'" VALUES ('trigrams here');
CREATE VIRTUAL TABLE fts_lines USING fts5(
  a,
  b
);
CREATE VIRTUAL TABLE fts_empty USING fts5(x);
CREATE VIRTUAL TABLE fts_ranked USING fts5(x);
INSERT INTO fts_ranked VALUES ('ranked');
INSERT INTO fts_ranked(fts_ranked, rank) VALUES ('rank', 'bm25(2.0)');
INSERT INTO fts_ranked(fts_ranked, rank) VALUES ('automerge', 8);
CREATE VIRTUAL TABLE fts_vocabulary USING fts5vocab('fts_plain', 'row');
CREATE TABLE fts_after(x);
INSERT INTO fts_after VALUES ('an ordinary table');
--? SELECT rowid, title FROM fts_plain WHERE fts_plain MATCH 'fox' ORDER BY rowid
--? SELECT rowid FROM fts_plain WHERE fts_plain MATCH 'deleted'
--? SELECT b FROM fts_options WHERE fts_options MATCH 'run' ORDER BY b
--? SELECT rowid, t FROM fts_external WHERE fts_external MATCH 'text' ORDER BY rowid
--? SELECT rowid FROM fts_contentless WHERE fts_contentless MATCH 'eight'
--? SELECT * FROM "fts ""quoted'" WHERE "fts ""quoted'" MATCH 'grams'
--? SELECT term, doc FROM fts_vocabulary ORDER BY term
--? INSERT INTO fts_plain(fts_plain) VALUES ('integrity-check')
