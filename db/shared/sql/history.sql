-- What was ever written to a case, oldest first, and what came of it.

CREATE FUNCTION sync.history(p JSONB) RETURNS JSONB
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, sync, app, pg_temp AS $$
DECLARE
	me sync.officer := sync.at_work();
	d sync.device := sync.desk(p);
BEGIN
	IF NOT sync.sees_case(me, p ->> 'case_id') THEN
		RETURN '[]';
	END IF;
	RETURN (SELECT coalesce(jsonb_agg(jsonb_build_object('change_id', c.change_id, 'pos', c.pos, 'seq', c.seq, 'at', c.at,
			'received_at', sync.moment(c.received_at), 'author', coalesce(o.id, c.author), 'entity', c.entity,
			'entity_id', c.entity_id, 'op', c.op, 'patch', c.patch, 'outcome', c.outcome)
			ORDER BY c.pos, c.received_at, c.seq), '[]')
		FROM sync.change c LEFT JOIN app.officer o ON o.login = c.author WHERE c.case_id = p ->> 'case_id');
END $$;
