-- What comes with the rows of a pull: cases that left, clashes, held work, erasures, documents whose bytes are all here.

CREATE FUNCTION sync.feeds(me sync.officer, after BIGINT) RETURNS SETOF TEXT LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN QUERY SELECT json_build_array('!dropped', json_agg(DISTINCT d.case_id))::text FROM sync.dropped d
		WHERE d.pos > after AND after > 0 AND (d.team_id IS NULL OR d.team_id = ANY (me.team_ids))
			AND NOT sync.sees_case(me, d.case_id)
		HAVING count(*) > 0;
	RETURN QUERY SELECT json_build_array('!clash', json_agg(sync.clash_doc(k)))::text FROM sync.clash k
		WHERE k.pos > after AND (after > 0 OR k.state = 'open') AND sync.sees_row(me, k.entity, k.entity_id, k.case_id)
		HAVING count(*) > 0;
	RETURN QUERY SELECT json_build_array('!held', json_agg(sync.held_doc(h)))::text FROM sync.held h
		WHERE h.pos > after AND (after > 0 OR h.state = 'open')
			AND (h.author = me.login OR sync.sees_held(me, h))
		HAVING count(*) > 0;
	RETURN QUERY SELECT json_build_array('!erased', json_agg(sync.erased_doc(e, me)))::text FROM sync.erasure e
		WHERE e.pos > after
		HAVING count(*) > 0;
	RETURN QUERY SELECT json_build_array('!document', json_agg(json_build_array(u.document_id, u.pieces)))::text
		FROM sync.upload u JOIN app.document t ON t.id = u.document_id
		WHERE u.pos > after AND sync.sees_case(me, t.case_id)
		HAVING count(*) > 0;
END $$;

-- Whether held work of somebody else is in sight: with its case; without one, of who sees all, where it is about no row
-- that is kept from them, as a one-to-one is, or what somebody types.
CREATE FUNCTION sync.sees_held(me sync.officer, h sync.held) RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
	SELECT CASE WHEN h.case_id IS NOT NULL THEN sync.sees_case(me, h.case_id)
		ELSE me.sees_all AND NOT EXISTS (SELECT FROM sync.change c
			WHERE c.change_id = ANY (h.changes) AND NOT sync.sees_row(me, c.entity, c.entity_id, NULL)) END
$$;

-- The name of who made a change, and of their desk.
CREATE FUNCTION sync.name_of(login_ TEXT) RETURNS TEXT LANGUAGE sql STABLE AS $$
	SELECT coalesce((SELECT name::text FROM app.officer WHERE login = login_), login_)
$$;
CREATE FUNCTION sync.code_of(desk UUID) RETURNS TEXT LANGUAGE sql STABLE AS $$
	SELECT code FROM sync.device WHERE device_id = desk
$$;

CREATE FUNCTION sync.clash_doc(k sync.clash) RETURNS JSONB LANGUAGE sql STABLE AS $$
	SELECT jsonb_build_object('id', k.id, 'state', k.state, 'case_id', k.case_id, 'entity', k.entity,
		'entity_id', k.entity_id, 'field', k.field, 'base_change', k.base_change,
		'kept_change', k.kept_change, 'kept_value', kept.patch -> k.field, 'kept_by', sync.name_of(kept.author),
		'kept_at', kept.at, 'kept_desk', sync.code_of(kept.device_id),
		'their_change', k.their_change, 'their_value', their.patch -> k.field, 'their_by', sync.name_of(their.author),
		'their_author', (SELECT id FROM app.officer WHERE login = their.author),
		'their_at', their.at, 'their_desk', sync.code_of(their.device_id), 'received_at', sync.moment(k.received_at))
		|| CASE WHEN before_.patch ? k.field AND (k.entity <> 'draft' OR before_.patch -> k.field <> 'null') THEN jsonb_build_object('before', before_.patch -> k.field) ELSE '{}' END
	FROM (SELECT) one
	LEFT JOIN sync.change kept ON kept.change_id = k.kept_change
	LEFT JOIN sync.change their ON their.change_id = k.their_change
	LEFT JOIN sync.change before_ ON before_.change_id = k.base_change
$$;

CREATE FUNCTION sync.held_doc(h sync.held) RETURNS JSONB LANGUAGE sql STABLE AS $$
	SELECT jsonb_build_object('id', h.id, 'state', h.state, 'batch', h.batch, 'case_id', h.case_id, 'rule', h.rule,
		'author', (SELECT id FROM app.officer WHERE login = h.author), 'by', sync.name_of(h.author), 'at', h.at, 'desk', sync.code_of(h.device_id),
		'received_at', sync.moment(h.received_at),
		'changes', (SELECT jsonb_agg(jsonb_build_object('change_id', c.change_id, 'entity', c.entity,
			'entity_id', c.entity_id, 'op', c.op, 'patch', c.patch) ORDER BY c.seq)
			FROM sync.change c WHERE c.change_id = ANY (h.changes)))
$$;

CREATE FUNCTION sync.erased_doc(e sync.erasure, me sync.officer) RETURNS JSONB LANGUAGE sql STABLE AS $$
	SELECT jsonb_build_object('case_id', e.case_id, 'rows', (
		SELECT jsonb_agg(jsonb_build_array(r.entity, r.entity_id, r.fields)) FROM sync.erased_row r WHERE r.erasure_id = e.id))
		|| CASE WHEN me.audits THEN jsonb_build_object('erased_at', sync.moment(e.erased_at), 'by', sync.name_of(e.author),
			'reason', e.reason) ELSE '{}' END
$$;
