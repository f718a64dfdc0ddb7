-- Texts with line ends, with what stands for line ends in a dump, and with what is no UTF-8.
CREATE TABLE text_every(id INTEGER PRIMARY KEY, x TEXT);
INSERT INTO text_every(x) VALUES
  (''), ('it''s'), (''''), (''''''), ('"'), ('`[]'), ('\'), ('\n'), ('\r'), ('\012'), ('\015'), ('%s%%'), ('--'), ('/*'), ('*/'), (';'), ('X''00'''), ('NULL'), ('replace('), ('char(10)'),
  ('a' || char(10) || 'b'), (char(10)), (char(10, 10)), ('a' || char(13) || 'b'), (char(13)), ('a' || char(13, 10) || 'b'), (char(10, 13)), ('it''s' || char(10) || '''x'''),
  ('\n' || char(10)), ('\n\012' || char(10)), ('\n\012(\n0)' || char(10)), ('\n\012(\n0)(\n1)' || char(10)), ('\012' || char(10)), ('(\n0)' || char(10)),
  ('\r' || char(13)), ('\r\015' || char(13)), ('\r\015(\r0)' || char(13)), ('\r\n' || char(13, 10)), ('\r\015\n\012' || char(13, 10)), ('\n\012(\n0)\r\015(\r0)' || char(13, 10)),
  ('\' || char(10) || 'n'), ('\n' || char(13)), ('\r' || char(10)), (char(13) || '\n' || char(10)), ('\01' || char(10) || '2'), ('\' || char(13, 10) || '012'),
  (char(9)), (char(1, 2, 3, 8, 11, 12, 27, 31, 127)), (char(128, 133, 159, 160, 173, 8232, 8233, 65279, 65534, 65535)), ('é'), ('e' || char(769)), ('😀'), (char(128104, 8205, 128105)),
  (char(1114111)), (char(57344, 63743)),
  (CAST(X'ff' AS TEXT)), (CAST(X'c3' AS TEXT)), (CAST(X'c328' AS TEXT)), (CAST(X'80' AS TEXT)), (CAST(X'eda080' AS TEXT)), (CAST(X'edb080' AS TEXT)), (CAST(X'c080' AS TEXT)),
  (CAST(X'f8888080' AS TEXT)), (CAST(X'f4908080' AS TEXT)), (CAST(X'ff0a27ff' AS TEXT)), (CAST(X'0dff0a' AS TEXT)), (CAST(X'e282' AS TEXT)), (CAST(X'efbbbf61' AS TEXT)), (CAST(X'efbfbd' AS TEXT)),
  (char(10) || 'COMMIT;' || char(10)), (');' || char(10) || 'DROP TABLE text_every;' || char(10) || '--'), ('BEGIN TRANSACTION;'), (');'), (''');'), ('INSERT INTO text_every VALUES(1,''x'');');
CREATE TABLE text_key(x TEXT PRIMARY KEY, y BLOB) WITHOUT ROWID;
INSERT INTO text_key SELECT x, CAST(x AS BLOB) FROM text_every GROUP BY x;
--? SELECT id, hex(x), length(x) FROM text_every ORDER BY id
