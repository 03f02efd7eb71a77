-- A person's answer to a clash, or to held work, closes it: if it is still the question that was answered, and theirs.

-- Whether this answer is the officer's to give: to a clash, who sees the row and may set the field.
CREATE FUNCTION sync.may_settle(me sync.officer, answer JSONB) RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
	SELECT NOT EXISTS (SELECT FROM sync.clash k WHERE k.id = sync.as_uuid(answer ->> 'clash_id')
			AND NOT (sync.sees_row(me, k.entity, k.entity_id, k.case_id)
				AND sync.rights_over(sync.rights_of(me.role), me, k.entity, k.entity_id, '{}') ? k.field))
		AND NOT EXISTS (SELECT FROM sync.held h WHERE h.id = sync.as_uuid(answer ->> 'held_id')
			AND NOT sync.may_close(me, h.author, h.case_id, h.changes))
$$;

-- Held work is closed by who wrote it, by who leads them or the case's team, or by who could have done all of it.
CREATE FUNCTION sync.may_close(me sync.officer, author_ TEXT, case__ TEXT, changes_ UUID[]) RETURNS BOOLEAN
LANGUAGE sql STABLE AS $$
	SELECT coalesce(author_ = me.login
		OR me.leads AND (me.sees_all OR sync.sees_case(me, case__) OR (sync.officer_of(author_)).team_id = me.team_id)
		OR sync.sees_case(me, case__) AND NOT EXISTS (SELECT FROM sync.change c
			CROSS JOIN LATERAL (SELECT sync.rights_over(sync.rights_of(me.role), me, c.entity, c.entity_id, c.patch)
				AS mine) m
			WHERE c.change_id = ANY (changes_) AND CASE c.op WHEN 'insert' THEN NOT m.mine ? '*'
				ELSE EXISTS (SELECT FROM jsonb_object_keys(c.patch) f WHERE NOT m.mine ? f) END), FALSE)
$$;

CREATE FUNCTION sync.settle() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
	UPDATE sync.clash SET state = 'settled', pos = NEW.pos
	WHERE id = sync.as_uuid(NEW.clash_id) AND their_change = sync.as_uuid(NEW.their_change) AND state <> 'settled'
		AND (case_id IS NULL OR case_id = NEW.case_id);
	UPDATE sync.held SET state = 'settled', pos = NEW.pos
	WHERE id = sync.as_uuid(NEW.held_id) AND state <> 'settled' AND (case_id IS NULL OR case_id = NEW.case_id);
	RETURN NULL;
END $$;
CREATE TRIGGER settle AFTER INSERT ON app.settlement FOR EACH ROW EXECUTE FUNCTION sync.settle();
