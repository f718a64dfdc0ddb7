PRAGMA user_version = 2147483647;
CREATE TABLE versioned(x);
