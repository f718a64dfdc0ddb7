-- Views: on views, with columns, with WITH and windows, on what is not there, made before what they need.
CREATE TABLE viewed(a INT, b TEXT);
INSERT INTO viewed VALUES (1, 'x'), (2, 'y');
CREATE VIEW view_plain AS SELECT a, b FROM viewed WHERE a > 1;
CREATE VIEW view_columns(x, "y z") AS SELECT a, b FROM viewed;
CREATE VIEW view_of_view AS SELECT x + 1 AS x1, "y z" FROM view_columns;
CREATE VIEW view_with AS WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 3) SELECT i FROM n;
CREATE VIEW view_window AS SELECT a, row_number() OVER (PARTITION BY b ORDER BY a DESC) AS n, count(*) FILTER (WHERE a > 1) OVER () AS c FROM viewed;
CREATE VIEW view_compound AS SELECT a FROM viewed UNION SELECT length(b) FROM viewed EXCEPT SELECT 7 ORDER BY 1 LIMIT 10;
CREATE VIEW view_broken AS SELECT missing.here FROM not_a_table AS missing;
CREATE VIEW view_early AS SELECT * FROM view_late;
CREATE VIEW view_late AS SELECT 'it''s; -- here' AS x, '
' AS line;
CREATE VIEW "view ""quoted""" AS SELECT 1 AS "a""b";
CREATE VIEW view_string AS SELECT "a string" AS x;
--? SELECT * FROM view_of_view ORDER BY x1
--? SELECT * FROM view_early
