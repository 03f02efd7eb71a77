-- Who looked at what. The line says who by the log-in, whatever its sender says; none is ever changed, and what is older than
-- the landlord keeps them is let go of.

CREATE FUNCTION sync.looked(p JSONB) RETURNS JSONB
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, sync, app, pg_temp AS $$
DECLARE
	me sync.officer := sync.at_work();
	d sync.device := sync.desk(p);
BEGIN
	IF jsonb_typeof(p -> 'lines') IS DISTINCT FROM 'array' OR jsonb_array_length(p -> 'lines') > 500
		OR EXISTS (SELECT FROM jsonb_array_elements(p -> 'lines') e WHERE NOT sync.is_look(e)) THEN
		RAISE EXCEPTION 'these are no lines of who looked' USING ERRCODE = 'SY006';
	END IF;
	PERFORM sync.spend(octet_length(p::text));
	-- By the clock of the desk, as far as that can be.
	INSERT INTO sync.look (login, id, device_id, what, case_id, thing_id, number, at, received_at)
	SELECT session_user, (e ->> 'id')::uuid, d.device_id, e ->> 'what', (e ->> 'case_id')::uuid, (e ->> 'thing_id')::uuid,
		(e ->> 'number')::int, least((e ->> 'at')::timestamptz, clock_timestamp()), clock_timestamp()
	FROM jsonb_array_elements(p -> 'lines') e ON CONFLICT DO NOTHING;
	DELETE FROM sync.look WHERE received_at < clock_timestamp() - sync.looks_kept();
	RETURN jsonb_build_object('taken', jsonb_array_length(p -> 'lines'));
END $$;

-- Ids, a moment, a number, and words of a kind this long: nothing that could name anybody.
CREATE FUNCTION sync.is_look(e JSONB) RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
	SELECT coalesce(jsonb_typeof(e) = 'object' AND sync.is_id(e ->> 'id')
		AND e ->> 'what' IN ('case opened', 'document opened', 'letter opened', 'letter printed or saved',
			'copy of a document saved', 'case taken out', 'list taken out')
		AND (e -> 'case_id' = 'null' OR sync.is_id(e ->> 'case_id'))
		AND (e -> 'thing_id' = 'null' OR sync.is_id(e ->> 'thing_id'))
		AND (e -> 'number' = 'null' OR sync.as_number(e -> 'number') <= 10000000)
		AND e ->> 'at' IS NOT NULL AND sync.is_moment(e ->> 'at'), FALSE)
$$;

-- How long the lines are kept: by the newest row of the register that has begun, or else two years.
CREATE FUNCTION sync.looks_kept() RETURNS INTERVAL LANGUAGE sql STABLE AS $$
	SELECT make_interval(months => least(greatest(coalesce((
		SELECT sync.as_number(value -> 'months') FROM app.dated_rule
		WHERE kind = 'keeping' AND name = 'looks' AND NOT struck AND from_on <= current_date
		ORDER BY from_on DESC, checked_on DESC, set_at DESC, id DESC LIMIT 1), 24), 1), 400)::int)
$$;

-- For a manager or an auditor: the newest lines, of one person, one case, from a day to a day.
CREATE FUNCTION sync.looks(p JSONB) RETURNS JSONB
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, sync, app, pg_temp AS $$
DECLARE
	me sync.officer := sync.at_work();
	d sync.device := sync.desk(p);
BEGIN
	IF NOT me.audits THEN
		RAISE EXCEPTION 'this role does not read who looked' USING ERRCODE = '42501';
	END IF;
	RETURN (SELECT coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'what', l.what, 'case_id', l.case_id, 'thing_id', l.thing_id,
			'number', l.number, 'at', sync.moment(l.at), 'received_at', sync.moment(l.received_at), 'by_id', l.officer_id,
			'by', sync.name_of(l.login), 'desk', sync.code_of(l.device_id)) ORDER BY l.at DESC, l.id), '[]')
		FROM (SELECT k.*, o.id AS officer_id FROM sync.look k LEFT JOIN app.officer o ON o.login = k.login
			WHERE (p ->> 'by_id' IS NULL OR o.id = p ->> 'by_id')
				AND (p ->> 'case_id' IS NULL OR k.case_id = sync.as_uuid(p ->> 'case_id'))
				AND (p ->> 'from' IS NULL OR k.at >= (p ->> 'from')::timestamptz)
				AND (p ->> 'until' IS NULL OR k.at < (p ->> 'until')::timestamptz)
			ORDER BY k.at DESC, k.id LIMIT 5001) l);
END $$;
