-- Foreign keys: in a circle, to the table itself, to a table that comes later or never, with every action; and rows that break them.
CREATE TABLE fk_circle_a(id INTEGER PRIMARY KEY, b REFERENCES fk_circle_b(id) DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE fk_circle_b(id INTEGER PRIMARY KEY, a NOT NULL REFERENCES fk_circle_a(id));
INSERT INTO fk_circle_a VALUES (1, 1), (2, NULL);
INSERT INTO fk_circle_b VALUES (1, 1);
CREATE TABLE fk_self(id INTEGER PRIMARY KEY, parent REFERENCES fk_self);
INSERT INTO fk_self VALUES (1, 2), (2, NULL), (3, 3);
CREATE TABLE fk_child(a, b, FOREIGN KEY (a, b) REFERENCES fk_parent(x, y) ON DELETE CASCADE ON UPDATE SET NULL MATCH SIMPLE);
CREATE TABLE fk_parent(x, y, PRIMARY KEY (x, y));
INSERT INTO fk_parent VALUES (1, 2);
INSERT INTO fk_child VALUES (1, 2), (NULL, 5);
