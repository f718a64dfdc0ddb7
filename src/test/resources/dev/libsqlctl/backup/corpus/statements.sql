-- Statements as people write them: odd white space and case, comments, quotes of every kind, CREATE TABLE AS, types that mean nothing.
create   table	odd_space  ( A , b );
CREATE TABLE odd_comment(a -- the first
, b /* the ; second */, c DEFAULT '--' -- it's
);
CREATE TABLE odd_trailing(a INT) STRICT -- after the options
;
CREATE TABLE odd_block(a INT PRIMARY KEY) WITHOUT ROWID /* after
 the options */ ;
CREATE TABLE odd_blank(a INT) STRICT   ;
CREATE TABLE IF NOT EXISTS odd_exists(a);
CREATE TABLE main.odd_qualified(a);
CREATE TABLE"odd_no_space"(a);
CREATE TABLE 'odd single'(a, 'b c');
CREATE TABLE [odd bracket]([c d], a);
CREATE TABLE `odd backtick`(`e f`);
CREATE TABLE odd_as AS SELECT 1 AS a, 'x' AS "b c", 2.5, X'00' AS d;
CREATE TABLE odd_types(a DOUBLE PRECISION, b "odd type", c UNSIGNED BIG INT(5, 6), d CHARINT, e FLOATING POINT, f STRING, g BOOLEAN DEFAULT true, h [x y], i JSON);
INSERT INTO odd_types VALUES (1, '2', '3', '4', '5', '6', true, 8, '{"a":[1]}');
CREATE TABLE odd_lines(
  a
    TEXT,
	b INT

) ;
CREATE INDEX odd_index ON odd_comment(a) WHERE a > 1 -- some of them
;
CREATE INDEX odd_index_blank ON odd_comment(b)   ;
CREATE VIEW odd_view AS SELECT '--' AS dashes, "a" FROM odd_comment -- all of it
;
CREATE VIEW odd_view_block AS SELECT 1 AS one /* a;b */ ;
CREATE VIEW odd_minus AS SELECT 5 - -6 AS eleven, 5-
-6 AS also;
CREATE TRIGGER odd_trigger AFTER INSERT ON odd_comment BEGIN SELECT 1; -- one
END;
CREATE TRIGGER odd_trigger_end AFTER INSERT ON odd_comment BEGIN SELECT 1; END -- after it
;
