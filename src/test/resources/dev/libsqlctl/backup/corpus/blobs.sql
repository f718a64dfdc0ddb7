-- Blobs, small and of a megabyte, and texts of that size.
CREATE TABLE blob_small(id INTEGER PRIMARY KEY, x BLOB);
INSERT INTO blob_small(x) VALUES (X''), (X'00'), (X'0000'), (X'ff'), (X'27'), (X'0a0d27'), (zeroblob(4096)), (CAST('text' AS BLOB)), (X'000102030405060708090a0b0c0d0e0fdeadbeef');
CREATE TABLE blob_megabyte(id INTEGER PRIMARY KEY, x);
INSERT INTO blob_megabyte(x) VALUES (zeroblob(1000000)), (CAST(printf('%.*c', 1000000, 'x') AS BLOB)), (printf('%.*c', 1000000, 'é')), (replace(printf('%.*c', 100000, 'x'), 'x', 'line' || char(10)));
--? SELECT id, typeof(x), length(x) FROM blob_megabyte ORDER BY id
