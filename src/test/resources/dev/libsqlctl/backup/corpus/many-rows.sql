-- Enough rows for several ranges, with gaps, and of every length.
CREATE TABLE many(id INTEGER PRIMARY KEY, name TEXT, price REAL, data BLOB, flag);
WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
INSERT INTO many SELECT i * 3 - 30000, 'name ' || i || CASE i % 50 WHEN 0 THEN char(10) || 'second line' WHEN 1 THEN '''' ELSE '' END, (i * 7919 % 100000) / 100.0,
  CASE i % 11 WHEN 0 THEN NULL ELSE CAST(substr('0123456789abcdef0123456789abcdef', 1, i % 32) AS BLOB) END, CASE i % 3 WHEN 0 THEN i WHEN 1 THEN 'x' ELSE NULL END FROM n;
CREATE INDEX many_name ON many(name);
CREATE TABLE many_without_key(a, b);
INSERT INTO many_without_key SELECT id, name FROM many WHERE id % 2 = 0;
DELETE FROM many_without_key WHERE a % 10 = 0;
CREATE TABLE many_without_rowid(k TEXT PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO many_without_rowid SELECT name, price FROM many WHERE id % 4 = 0;
