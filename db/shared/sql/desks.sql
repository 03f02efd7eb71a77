-- For those who lead: which desks there are, and which have not been heard from.

CREATE FUNCTION sync.desks() RETURNS JSONB
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, sync, app, pg_temp AS $$
DECLARE
	me sync.officer := sync.at_work();
BEGIN
	IF NOT me.leads THEN
		RAISE EXCEPTION 'this role does not lead' USING ERRCODE = '42501';
	END IF;
	RETURN (SELECT coalesce(jsonb_agg(sync.desk_doc(d) ORDER BY d.last_seen), '[]') FROM sync.device d
		LEFT JOIN app.officer o ON o.login = d.officer
		WHERE me.sees_all OR o.team_id IS NOT DISTINCT FROM me.team_id);
END $$;

CREATE FUNCTION sync.desk_doc(d sync.device) RETURNS JSONB LANGUAGE sql STABLE AS $$
	SELECT jsonb_build_object('device', d.device_id, 'code', d.code, 'officer', sync.name_of(d.officer),
		'last_seen', sync.moment(d.last_seen), 'waiting', d.waiting, 'cursor_behind', (SELECT pos FROM sync.ctr) - d.cursor,
		'revoked', d.revoked, 'problem', d.problem)
$$;
