-- Texts with NUL, which the shell cuts off there.
CREATE TABLE nul_text(id INTEGER PRIMARY KEY, x);
INSERT INTO nul_text(x) VALUES ('a' || char(0) || 'b'), (char(0)), (char(0, 0)), ('a' || char(0)), (char(13, 0, 10)), ('it''s' || char(0)), (CAST(X'00ff' AS TEXT)), ('é' || char(0) || '😀');
--? SELECT id, hex(x), typeof(x) FROM nul_text ORDER BY id
