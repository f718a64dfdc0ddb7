-- A value and a row above five million bytes, which is the most that a server takes.
CREATE TABLE large_value(id INTEGER PRIMARY KEY, x);
INSERT INTO large_value(x) VALUES (zeroblob(5100000)), (printf('%.*c', 5100000, 'y'));
CREATE TABLE large_row(id INTEGER PRIMARY KEY, x, y);
INSERT INTO large_row(x, y) VALUES (zeroblob(3000000), printf('%.*c', 3000000, 'z'));
