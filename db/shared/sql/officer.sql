-- Who is asking: the name PostgreSQL let in, never a parameter.

CREATE TYPE sync.officer AS (
	login TEXT,
	id TEXT,
	name TEXT,
	role TEXT,
	team_id TEXT,
	team_ids TEXT[],
	sees_all BOOLEAN,
	leads BOOLEAN,
	erases BOOLEAN,
	money_limit BIGINT,
	audits BOOLEAN
);

-- Every team an officer works in today: their own, and those beside it.
CREATE FUNCTION sync.teams_of(o app.officer) RETURNS TEXT[] LANGUAGE sql STABLE AS $$
	SELECT ARRAY(SELECT t.id::text FROM app.team t WHERE t.id = o.team_id OR t.id IN (SELECT m.team_id FROM app.membership m
		WHERE m.officer_id = o.id AND m.from_on <= current_date AND (m.ended_on IS NULL OR m.ended_on > current_date))
		ORDER BY t.id)
$$;

-- The officer of that log-in who is at work here, or nothing.
CREATE FUNCTION sync.officer_of(login_ TEXT) RETURNS sync.officer LANGUAGE sql STABLE AS $$
	SELECT o.login::text, o.id::text, o.name::text, r.role, o.team_id::text, sync.teams_of(o), r.sees_all, r.leads, r.erases, r.money_limit,
		r.audits
	FROM app.officer o JOIN sync.role_ r ON r.role = o.role
	WHERE o.login = login_ AND (o.left_on IS NULL OR o.left_on > current_date)
$$;
CREATE FUNCTION sync.who() RETURNS sync.officer LANGUAGE sql STABLE AS $$ SELECT sync.officer_of(session_user) $$;

-- The officer who made a change: the log says it, whatever the row does.
CREATE FUNCTION sync.writer_of(change_ TEXT) RETURNS sync.officer LANGUAGE sql STABLE AS $$
	SELECT sync.officer_of(author) FROM sync.change WHERE change_id = sync.as_uuid(change_)
$$;

CREATE FUNCTION sync.at_work() RETURNS sync.officer LANGUAGE plpgsql STABLE AS $$
DECLARE me sync.officer := sync.who();
BEGIN
	IF me.id IS NULL THEN
		RAISE EXCEPTION 'no officer of this name is at work here' USING ERRCODE = 'SY005';
	END IF;
	RETURN me;
END $$;

-- The desk that is asking: one this officer works at, and that nobody has revoked.
CREATE FUNCTION sync.desk(p JSONB) RETURNS sync.device LANGUAGE plpgsql STABLE AS $$
DECLARE found_ sync.device;
BEGIN
	SELECT * INTO found_ FROM sync.device
	WHERE device_id = sync.as_uuid(p ->> 'device') AND officer = session_user AND NOT revoked;
	IF found_.device_id IS NULL THEN
		RAISE EXCEPTION 'this desk is not known, or was revoked' USING ERRCODE = 'SY002';
	END IF;
	RETURN found_;
END $$;

-- An id as the desks write them; anything else is no id, and is not repeated in an error.
CREATE FUNCTION sync.is_id(text_ TEXT) RETURNS BOOLEAN LANGUAGE sql IMMUTABLE AS $$
	SELECT text_ ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
$$;
CREATE FUNCTION sync.as_uuid(text_ TEXT) RETURNS UUID LANGUAGE sql IMMUTABLE AS $$
	SELECT CASE WHEN sync.is_id(text_) THEN text_::uuid END
$$;

-- Whole numbers of the machinery: positions, sequences, pieces.
CREATE FUNCTION sync.as_number(value JSONB) RETURNS BIGINT LANGUAGE sql IMMUTABLE AS $$
	SELECT CASE WHEN jsonb_typeof(value) = 'number' AND value::text ~ '^[0-9]{1,15}$' THEN value::text::bigint END
$$;

-- Which life of the data this is. It changes by itself after a promotion or a return to an earlier moment (the time line),
-- in another cluster (the system's number), and when the data was loaded from a dump (the numbers of database and table).
CREATE FUNCTION sync.epoch() RETURNS UUID LANGUAGE sql STABLE AS $$
	SELECT md5(concat_ws('/', c.base_epoch, s.system_identifier, substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8),
		d.oid, 'sync.ctr'::regclass::oid))::uuid
	FROM sync.ctr c, pg_control_system() s, pg_database d WHERE d.datname = current_database()
$$;

-- What a moment is in JSON: ISO, UTC, milliseconds.
CREATE FUNCTION sync.moment(moment TIMESTAMPTZ) RETURNS TEXT LANGUAGE sql STABLE AS $$
	SELECT to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"+00:00"')
$$;
