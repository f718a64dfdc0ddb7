-- Triggers: of several lines, INSTEAD OF, with CASE ... END, with semicolons and dashes in texts.
CREATE TABLE triggered(id INTEGER PRIMARY KEY, a, note TEXT);
CREATE TABLE trigger_log(what, n);
INSERT INTO triggered VALUES (1, 1, 'before there were triggers');
CREATE TRIGGER trigger_insert AFTER INSERT ON triggered BEGIN INSERT INTO trigger_log VALUES ('insert', new.id); END;
CREATE TRIGGER trigger_lines
  BEFORE UPDATE OF a, note ON triggered
  FOR EACH ROW
  WHEN new.a IS NOT old.a
BEGIN
  SELECT CASE WHEN new.a < 0 THEN RAISE(ABORT, 'no; -- negative') END;
  -- a comment; with a semicolon, and END;
  INSERT INTO trigger_log VALUES ('it''s; END;', CASE new.a WHEN 1 THEN 'one;' ELSE '--' END);
  /* a block; END; */
  UPDATE triggered SET note = 'BEGIN' || char(10) || ';' WHERE id = -1;
  DELETE FROM trigger_log WHERE n = 'end';
END;
CREATE VIEW trigger_view AS SELECT id, a FROM triggered;
CREATE TRIGGER trigger_instead INSTEAD OF INSERT ON trigger_view BEGIN INSERT INTO triggered(id, a) VALUES (new.id, new.a); END;
CREATE TRIGGER trigger_instead_delete INSTEAD OF DELETE ON trigger_view BEGIN DELETE FROM triggered WHERE id = old.id; END;
CREATE TRIGGER "trigger ""quoted""" AFTER DELETE ON triggered BEGIN SELECT "a", ';' FROM triggered; END;
create trigger trigger_lower after delete on triggered when old.a = 'end' begin insert or ignore into trigger_log values (old.a, 1) on conflict do nothing; end;
INSERT INTO triggered VALUES (2, 2, 'with triggers');
UPDATE triggered SET a = 3 WHERE id = 1;
--? SELECT what, n FROM trigger_log
