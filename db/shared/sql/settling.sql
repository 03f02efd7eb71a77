-- A person's answer to a clash, or to held work, closes it: if it is still the question that was answered.

CREATE FUNCTION sync.settle() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
	UPDATE sync.clash SET state = 'settled', pos = NEW.pos
	WHERE id = NEW.clash_id::uuid AND their_change = NEW.their_change::uuid AND state <> 'settled'
		AND (case_id IS NULL OR case_id = NEW.case_id);
	UPDATE sync.held SET state = 'settled', pos = NEW.pos
	WHERE id = NEW.held_id::uuid AND state <> 'settled' AND (case_id IS NULL OR case_id = NEW.case_id);
	RETURN NULL;
END $$;
CREATE TRIGGER settle AFTER INSERT ON app.settlement FOR EACH ROW EXECUTE FUNCTION sync.settle();
