-- The sign of -0.0, which the shell does not print.
CREATE TABLE zero_sign(id INTEGER PRIMARY KEY, x, r REAL);
INSERT INTO zero_sign(x, r) VALUES (-0.0, 1.5), (0.0, 2.5), (-1e-400, 0.0);
