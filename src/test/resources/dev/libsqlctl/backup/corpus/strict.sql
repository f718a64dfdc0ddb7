-- STRICT tables, with ANY.
CREATE TABLE strict_every(i INT, j INTEGER, r REAL, t TEXT, b BLOB, a ANY) STRICT;
INSERT INTO strict_every VALUES (1, 2, 3, 'x', X'00', 2.0), (NULL, NULL, NULL, NULL, NULL, '2'), (-9223372036854775808, 9223372036854775807, 1e300, '1', X'', X'31'), (0, 0, 9e999, '', X'ff', 7);
CREATE TABLE strict_key(id INTEGER PRIMARY KEY AUTOINCREMENT, a ANY NOT NULL DEFAULT 'd') STRICT;
INSERT INTO strict_key(a) VALUES (1), ('1'), (1.0);
--? SELECT typeof(r), typeof(a) FROM strict_every ORDER BY rowid
