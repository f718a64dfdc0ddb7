-- AUTOINCREMENT: numbers that were used and are gone, the largest there is, a table that never had a row, and rows of sqlite_sequence for tables that are not there.
CREATE TABLE auto_gone(id INTEGER PRIMARY KEY AUTOINCREMENT, x);
INSERT INTO auto_gone(x) VALUES ('a'), ('b'), ('c');
DELETE FROM auto_gone WHERE id > 1;
CREATE TABLE auto_all_gone(id INTEGER PRIMARY KEY AUTOINCREMENT);
INSERT INTO auto_all_gone VALUES (41);
DELETE FROM auto_all_gone;
CREATE TABLE auto_most(id INTEGER PRIMARY KEY AUTOINCREMENT, x);
INSERT INTO auto_most VALUES (9223372036854775807, 'last'), (-5, 'negative');
CREATE TABLE auto_never(id INTEGER PRIMARY KEY AUTOINCREMENT, x);
CREATE TABLE "auto quoted"(id INTEGER PRIMARY KEY AUTOINCREMENT);
INSERT INTO "auto quoted" VALUES (7);
UPDATE sqlite_sequence SET seq = 1000 WHERE name = 'auto quoted';
INSERT INTO sqlite_sequence VALUES ('no such table', 5);
CREATE TABLE auto_after(x);
INSERT INTO auto_after VALUES (1);
--? SELECT name, seq FROM sqlite_sequence ORDER BY rowid
