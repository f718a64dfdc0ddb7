-- Generated columns: virtual and stored, at the beginning and in the middle, indexed, unique, checked.
CREATE TABLE generated_both(a, v INT AS (a + 1), s TEXT AS (a || 'x') STORED, b, w GENERATED ALWAYS AS (upper(b)) VIRTUAL NOT NULL);
INSERT INTO generated_both(a, b) VALUES (1, 'one'), (2, 'two');
CREATE TABLE generated_first(v AS (1), s INT AS (v + 1) STORED, c);
INSERT INTO generated_first(c) VALUES ('c'), (NULL);
CREATE TABLE generated_indexed(a, b INTEGER GENERATED ALWAYS AS (a * 2) VIRTUAL UNIQUE, c CHECK (c > 0));
CREATE INDEX generated_indexed_bc ON generated_indexed(b, c DESC);
INSERT INTO generated_indexed(a, c) VALUES (3, 1), (1, 2), (2, 3);
CREATE TABLE generated_default(a DEFAULT 5, b AS (a));
INSERT INTO generated_default DEFAULT VALUES;
CREATE TABLE generated_empty(a, b AS (a));
--? SELECT a, v, s, b, w FROM generated_both ORDER BY a
