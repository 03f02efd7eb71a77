-- When a case comes into sight or leaves it, or brings a person into sight. Triggers, so that no path can forget it: an
-- edit, an answer to a clash, a late arrival after a restore, a repair by hand.

-- The case has a new person: those who see the case see them from now on.
CREATE FUNCTION sync.case_person() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
	PERFORM sync.send_person(NEW.person_id, NEW.pos);
	RETURN NULL;
END $$;
CREATE TRIGGER case_person_new AFTER INSERT ON app.case_ FOR EACH ROW
	WHEN (NEW.person_id IS NOT NULL) EXECUTE FUNCTION sync.case_person();
CREATE TRIGGER case_person_other AFTER UPDATE ON app.case_ FOR EACH ROW
	WHEN (NEW.person_id IS NOT NULL AND NEW.person_id IS DISTINCT FROM OLD.person_id) EXECUTE FUNCTION sync.case_person();
CREATE TRIGGER authority_person_new AFTER INSERT ON app.authority FOR EACH ROW EXECUTE FUNCTION sync.case_person();
CREATE TRIGGER authority_person_other AFTER UPDATE ON app.authority FOR EACH ROW
	WHEN (NEW.person_id IS DISTINCT FROM OLD.person_id) EXECUTE FUNCTION sync.case_person();
CREATE TRIGGER complainant_person_new AFTER INSERT ON app.complainant FOR EACH ROW
	EXECUTE FUNCTION sync.case_person();
CREATE TRIGGER complainant_person_other AFTER UPDATE ON app.complainant FOR EACH ROW
	WHEN (NEW.person_id IS DISTINCT FROM OLD.person_id) EXECUTE FUNCTION sync.case_person();

-- The case came with an import: its report goes with it.
CREATE FUNCTION sync.case_run() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
	UPDATE app.import_run SET pos = NEW.pos WHERE id = NEW.import_run_id AND pos < NEW.pos;
	RETURN NULL;
END $$;
CREATE TRIGGER case_run_new AFTER INSERT ON app.case_ FOR EACH ROW
	WHEN (NEW.import_run_id IS NOT NULL) EXECUTE FUNCTION sync.case_run();
CREATE TRIGGER case_run_other AFTER UPDATE ON app.case_ FOR EACH ROW
	WHEN (NEW.import_run_id IS NOT NULL AND NEW.import_run_id IS DISTINCT FROM OLD.import_run_id)
	EXECUTE FUNCTION sync.case_run();

-- The case goes to another team: all that belongs to it goes out again, and the desks of the team it leaves are told.
CREATE FUNCTION sync.case_moved() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
	PERFORM sync.send_children(NEW.id, NEW.pos);
	PERFORM sync.send_person(NEW.person_id, NEW.pos);
	PERFORM sync.send_person(a.person_id, NEW.pos) FROM sync.beside a WHERE a.case_id = NEW.id;
	UPDATE app.import_run SET pos = NEW.pos WHERE id = NEW.import_run_id AND pos < NEW.pos;
	UPDATE sync.clash SET pos = NEW.pos WHERE case_id = NEW.id;
	UPDATE sync.held SET pos = NEW.pos WHERE case_id = NEW.id;
	UPDATE sync.upload SET pos = NEW.pos WHERE document_id IN (SELECT id FROM app.document WHERE case_id = NEW.id);
	INSERT INTO sync.dropped (pos, team_id, case_id) VALUES (NEW.pos, OLD.team_id, NEW.id);
	RETURN NULL;
END $$;
CREATE TRIGGER case_moved AFTER UPDATE ON app.case_ FOR EACH ROW
	WHEN (NEW.team_id IS DISTINCT FROM OLD.team_id) EXECUTE FUNCTION sync.case_moved();
