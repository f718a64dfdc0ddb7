-- Strings in double quotes, which a server takes for names.
CREATE TABLE double_quoted(a CHECK (a <> "no such column"), b DEFAULT "a string");
INSERT INTO double_quoted(a) VALUES ('x');
CREATE INDEX double_quoted_partial ON double_quoted(a) WHERE b <> "another string";
