-- sqlite_sequence is there, and no table that would make it be there.
CREATE TABLE orphaned_gone(id INTEGER PRIMARY KEY AUTOINCREMENT);
INSERT INTO orphaned_gone VALUES (3);
DROP TABLE orphaned_gone;
CREATE TABLE orphaned_stays(x);
