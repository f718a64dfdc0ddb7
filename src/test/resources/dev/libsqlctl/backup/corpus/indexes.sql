-- Indexes: partial, on expressions, unique, collated, descending, with quoted names.
CREATE TABLE indexed(a INT, b TEXT, c, d COLLATE NOCASE, UNIQUE (a, b));
INSERT INTO indexed VALUES (1, 'x', 1.5, 'A'), (2, 'y', NULL, 'b'), (3, 'z', X'00', 'C'), (NULL, NULL, 'text', NULL);
CREATE INDEX indexed_plain ON indexed(a);
CREATE UNIQUE INDEX indexed_unique ON indexed(b COLLATE BINARY, c);
CREATE INDEX indexed_partial ON indexed(a, c) WHERE a > 1 AND b NOT LIKE '%;%';
CREATE UNIQUE INDEX IF NOT EXISTS indexed_partial_unique ON indexed(d) WHERE d IS NOT NULL;
CREATE INDEX indexed_expression ON indexed(lower(b), a + 1, c COLLATE RTRIM DESC);
CREATE INDEX indexed_case ON indexed(CASE WHEN a > 1 THEN b ELSE ';' END);
CREATE INDEX "indexed ""quoted""" ON indexed(d DESC, b ASC);
CREATE INDEX 'indexed single' ON indexed(d COLLATE NOCASE DESC);
CREATE INDEX indexed_json ON indexed(json_extract(b, '$.x')) WHERE json_valid(b);
