-- What ANALYZE finds, which a server does not keep.
CREATE TABLE analyzed(a INTEGER PRIMARY KEY, b UNIQUE, c);
CREATE INDEX analyzed_cb ON analyzed(c, b);
INSERT INTO analyzed(b, c) VALUES (1, 1), (2, 1), (3, 2);
CREATE TABLE analyzed_key(k PRIMARY KEY) WITHOUT ROWID;
INSERT INTO analyzed_key VALUES (1), (2);
ANALYZE;
INSERT INTO sqlite_stat1 VALUES ('no such table', NULL, '1000');
CREATE TABLE after_analyze(x);
INSERT INTO after_analyze VALUES (1);
CREATE INDEX after_analyze_x ON after_analyze(x);
