-- What is typed of an intake is personal and belongs to no case yet, so that no erasure would find it. Of what was saved on
-- the way only what stands, or is still asked about, stays in the log. Triggers, so that no path can forget it.

-- Empty what a change says of an intake, once nothing needs it: another has taken its place, or the draft has ended.
CREATE FUNCTION sync.let_go(change_ UUID) RETURNS VOID LANGUAGE sql AS $$
	UPDATE sync.change c SET patch = sync.redacted('draft', c.patch, c.outcome ->> '_' = 'held')
	WHERE c.change_id = change_ AND c.entity = 'draft' AND c.case_id IS NULL
		AND NOT EXISTS (SELECT FROM app.draft t
			WHERE t.id = c.entity_id AND coalesce(t.ver ->> 'content', t.ver ->> '*') = change_::text)
		AND NOT EXISTS (SELECT FROM sync.clash k WHERE k.entity_id = c.entity_id AND k.entity = 'draft'
			AND k.state = 'open' AND change_ IN (k.base_change, k.kept_change, k.their_change))
$$;

-- The saving before this one.
CREATE FUNCTION sync.draft_saved() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
	PERFORM sync.let_go(sync.as_uuid(coalesce(OLD.ver ->> 'content', OLD.ver ->> '*')));
	RETURN NULL;
END $$;
CREATE TRIGGER draft_saved AFTER UPDATE ON app.draft FOR EACH ROW
	WHEN (NEW.case_id IS NULL AND NEW.ver IS DISTINCT FROM OLD.ver) EXECUTE FUNCTION sync.draft_saved();

-- A saving that says what stands already.
CREATE FUNCTION sync.draft_logged() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
	PERFORM sync.let_go(NEW.change_id);
	RETURN NULL;
END $$;
CREATE TRIGGER draft_logged AFTER INSERT ON sync.change FOR EACH ROW
	WHEN (NEW.entity = 'draft' AND NEW.case_id IS NULL AND NEW.outcome ->> '_' <> 'held')
	EXECUTE FUNCTION sync.draft_logged();

-- The savings of a clash that has moved on, or is answered.
CREATE FUNCTION sync.draft_clash() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
	PERFORM sync.let_go(each) FROM unnest(ARRAY[OLD.base_change, OLD.kept_change, OLD.their_change]) each;
	RETURN NULL;
END $$;
CREATE TRIGGER draft_clash AFTER UPDATE ON sync.clash FOR EACH ROW
	WHEN (OLD.entity = 'draft') EXECUTE FUNCTION sync.draft_clash();

-- Held work that was dealt with, before it came or since.
CREATE FUNCTION sync.draft_held() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
	PERFORM sync.let_go(each) FROM unnest(NEW.changes) each;
	RETURN NULL;
END $$;
CREATE TRIGGER draft_held AFTER INSERT OR UPDATE OF state ON sync.held FOR EACH ROW
	WHEN (NEW.state = 'settled') EXECUTE FUNCTION sync.draft_held();
