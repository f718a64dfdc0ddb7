-- R-Trees: of reals and integers, with further columns, with enough rows for more than one node.
CREATE VIRTUAL TABLE rtree_plain USING rtree(id, x0, x1, y0, y1);
WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 200) INSERT INTO rtree_plain SELECT i, i, i + 1.5, -i, -i + 0.1 FROM n;
DELETE FROM rtree_plain WHERE id % 5 = 0;
CREATE VIRTUAL TABLE rtree_integer USING rtree_i32(id, x0, x1);
INSERT INTO rtree_integer VALUES (-5, -2147483648, 2147483647), (9, 1, 2);
CREATE VIRTUAL TABLE rtree_auxiliary USING rtree(id, x0, x1, +name TEXT, +data BLOB);
INSERT INTO rtree_auxiliary VALUES (1, 2, 3, 'it''s' || char(10) || 'here', X'00ff'), (2, 4, 5, NULL, 1.5);
CREATE VIRTUAL TABLE rtree_empty USING rtree(id, x0, x1);
--? SELECT count(*) FROM rtree_plain WHERE x0 > 10.5 AND x1 < 99
--? SELECT id, name, data FROM rtree_auxiliary WHERE x0 >= 2 ORDER BY id
