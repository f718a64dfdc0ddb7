-- Rows that break a foreign key, one of a table that is not there among them.
CREATE TABLE broken_parent(id INTEGER PRIMARY KEY);
INSERT INTO broken_parent VALUES (1);
CREATE TABLE broken_child(id INTEGER PRIMARY KEY, parent REFERENCES broken_parent ON DELETE CASCADE, nowhere REFERENCES not_a_table(x));
INSERT INTO broken_child VALUES (1, 1, NULL), (2, 99, NULL), (3, 1, 7);
