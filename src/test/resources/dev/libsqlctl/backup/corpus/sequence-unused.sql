-- sqlite_sequence is there, and empty.
CREATE TABLE unused_sequence(id INTEGER PRIMARY KEY AUTOINCREMENT);
