-- Full-text tables of FTS4 and FTS3.
CREATE VIRTUAL TABLE four_plain USING fts4(a, b);
INSERT INTO four_plain VALUES ('hello world', 'x'), ('second', 'y');
CREATE VIRTUAL TABLE four_options USING fts4(t TEXT, tokenize=porter, prefix="2,4", notindexed=u, u);
INSERT INTO four_options VALUES ('running', 'not indexed');
CREATE TABLE four_source(id INTEGER PRIMARY KEY, t);
INSERT INTO four_source VALUES (3, 'third');
CREATE VIRTUAL TABLE four_external USING fts4(content="four_source", t);
INSERT INTO four_external(docid, t) SELECT id, t FROM four_source;
CREATE VIRTUAL TABLE four_contentless USING fts4(content="", t);
INSERT INTO four_contentless(docid, t) VALUES (9, 'nine');
CREATE VIRTUAL TABLE three_plain USING fts3(a);
INSERT INTO three_plain VALUES ('three');
--? SELECT a FROM four_plain WHERE four_plain MATCH 'world'
--? SELECT docid FROM four_options WHERE four_options MATCH 'run'
--? SELECT docid FROM four_contentless WHERE four_contentless MATCH 'nine'
