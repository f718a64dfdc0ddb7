-- Every value in a column of every affinity, and of none.
CREATE TABLE affinity_every(id INTEGER PRIMARY KEY, n, i INTEGER, t TEXT, r REAL, b BLOB, u NUMERIC, d DECIMAL(10,2), v VARCHAR(5));
WITH value(x) AS (VALUES
  (NULL), (0), (1), (-1), (127), (128), (32767), (32768), (8388607), (8388608), (2147483647), (2147483648), (140737488355327), (140737488355328),
  (9007199254740993), (9223372036854775807), (-9223372036854775808), (0.0), (1.0), (-1.5), (0.1), (1e15), (1e16), (1e300), (9e999), (-9e999),
  (9223372036854775808.0), (4.9406564584124654e-324), (''), ('0'), ('-0'), ('1.0'), ('1e3'), (' 12 '), ('0x10'), ('inf'), ('nan'), ('true'), ('null'), ('NULL'),
  ('9223372036854775808'), ('123456789012345678901234567890'), ('text'), (X''), (X'00'), (X'31'), (X'ff00'))
INSERT INTO affinity_every(n, i, t, r, b, u, d, v) SELECT x, x, x, x, x, x, x, x FROM value;
--? SELECT typeof(n), typeof(i), typeof(t), typeof(r), typeof(b), typeof(u), typeof(d), typeof(v) FROM affinity_every ORDER BY id
