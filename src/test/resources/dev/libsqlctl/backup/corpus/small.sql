CREATE TABLE small(id INTEGER PRIMARY KEY, x TEXT);
INSERT INTO small(x) VALUES ('one'), ('é😀' || char(10) || 'two'), (NULL), (printf('%.*c', 2000, 'x'));
CREATE INDEX small_x ON small(x);
CREATE TABLE small_key(k TEXT PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO small_key VALUES ('z', 1), ('é', 2), ('a', 3.5);
