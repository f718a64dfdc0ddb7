-- WITHOUT ROWID: keys of one column and of several, descending and collated.
CREATE TABLE wr_one(k TEXT PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO wr_one VALUES ('z', 1), ('a', 2), ('B', 3), ('', 4);
CREATE TABLE wr_two(a INT, b, c, PRIMARY KEY (b DESC, a)) WITHOUT ROWID;
INSERT INTO wr_two VALUES (1, 'x', 1), (2, 'x', 2), (1, 'y', NULL), (3, X'00', 4.5);
CREATE TABLE wr_key_only(a, b, PRIMARY KEY (a, b)) WITHOUT ROWID;
INSERT INTO wr_key_only VALUES (2, 1), (1, 2), (1, 1);
CREATE TABLE wr_collated(k TEXT COLLATE NOCASE PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO wr_collated VALUES ('b', 1), ('A', 2), ('C', 3);
CREATE TABLE wr_integer(k INTEGER PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO wr_integer VALUES (9223372036854775807, 'most'), (-9223372036854775808, 'least'), (0, 'zero');
CREATE TABLE wr_rowid_column(rowid PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO wr_rowid_column VALUES (2, 'b'), (1, 'a');
CREATE TABLE wr_empty(k PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE wr_strict(k ANY PRIMARY KEY, v INT) WITHOUT ROWID, STRICT;
INSERT INTO wr_strict VALUES ('1', 1), (1, 2), (1.5, 3), (X'31', 4);
