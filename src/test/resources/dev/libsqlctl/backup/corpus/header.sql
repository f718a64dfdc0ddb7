-- The numbers in the header of the file, which no dump holds.
PRAGMA user_version = -17;
PRAGMA application_id = 1937011316;
CREATE TABLE headed(x);
INSERT INTO headed VALUES (1);
