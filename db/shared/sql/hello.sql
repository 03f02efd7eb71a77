-- How the server stands, and how it last saw this desk. One statement, and on an idle day the only one.

CREATE FUNCTION sync.hello(p JSONB) RETURNS JSONB
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, sync, app, pg_temp AS $$
DECLARE
	me sync.officer;
	now_at BIGINT;
	known sync.version;
	d sync.device;
BEGIN
	PERFORM sync.refuse_snapshot();
	IF p -> 'trial' = 'true' THEN
		RETURN sync.tried(p);
	END IF;
	-- A desk seen again a second later loses nothing by a crash: no wait for the disk.
	PERFORM set_config('synchronous_commit', 'off', TRUE);
	-- Waits for pushes in flight, so that a desk whose answer was lost learns here whether its push arrived.
	SELECT pos INTO now_at FROM sync.ctr FOR SHARE;
	SELECT * INTO known FROM sync.version;
	d := sync.seen(p);
	IF d.revoked THEN
		RETURN jsonb_build_object('product', 'complaints-desktop', 'schema', known.schema, 'revoked', TRUE);
	END IF;
	me := sync.at_work();
	RETURN jsonb_build_object(
		'product', 'complaints-desktop', 'schema', known.schema, 'min_schema', known.min_schema,
		'epoch', sync.epoch(), 'pos', now_at, 'last_seq', d.last_seq, 'last_change', d.last_change,
		'known', sync.remembers(p, now_at), 'scope', sync.scope(me), 'revoked', FALSE, 'code', d.code,
		'officer', sync.officer_doc(me), 'now', sync.moment(clock_timestamp()));
END $$;

CREATE FUNCTION sync.officer_doc(me sync.officer) RETURNS JSONB LANGUAGE sql IMMUTABLE AS $$
	SELECT jsonb_build_object('id', me.id, 'name', me.name, 'role', me.role, 'leads', me.leads, 'erases', me.erases)
$$;

-- Who the login is, for somebody who only wants to know: nothing is written. The code is null where another desk has it.
CREATE FUNCTION sync.tried(p JSONB) RETURNS JSONB LANGUAGE sql STABLE AS $$
	SELECT jsonb_build_object('product', 'complaints-desktop', 'schema', v.schema, 'min_schema', v.min_schema,
		'revoked', FALSE, 'officer', sync.officer_doc(sync.at_work()),
		'code', CASE WHEN NOT EXISTS (SELECT FROM sync.device d WHERE d.code = p ->> 'code'
			AND (d.device_id <> sync.as_uuid(p ->> 'device') OR d.officer <> session_user)) THEN p ->> 'code' END)
	FROM sync.version v
$$;

-- What an officer sees, as a text that changes when it does: then the desk pulls everything anew.
CREATE FUNCTION sync.scope(me sync.officer) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$
	SELECT CASE WHEN me.sees_all THEN 'all' ELSE 'team ' || coalesce(me.team_id, '-') END
$$;

-- A snapshot from before the lock would show the server as it was; the same holds for a push.
CREATE FUNCTION sync.refuse_snapshot() RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
	IF current_setting('transaction_isolation') <> 'read committed' THEN
		RAISE EXCEPTION 'the isolation has to be read committed' USING ERRCODE = 'SY006';
	END IF;
END $$;

-- Write down that the desk was here; at its first visit, who it is.
CREATE FUNCTION sync.seen(p JSONB) RETURNS sync.device LANGUAGE plpgsql AS $$
DECLARE
	desk UUID := sync.as_uuid(p ->> 'device');
	asked TEXT := CASE WHEN p ->> 'code' ~ '^[0-9A-HJKMNP-TV-Z]{3}$' THEN p ->> 'code' END;
	d sync.device;
BEGIN
	IF desk IS NULL THEN
		RAISE EXCEPTION 'the desk did not say who it is' USING ERRCODE = 'SY006';
	END IF;
	SELECT * INTO d FROM sync.device WHERE device_id = desk;
	IF d.officer <> session_user THEN
		RAISE EXCEPTION 'this desk is another officer''s' USING ERRCODE = 'SY002';
	END IF;
	IF d.revoked THEN
		RETURN d;
	END IF;
	IF d.device_id IS NULL THEN
		PERFORM sync.at_work();
		PERFORM sync.refuse_too_many_desks();
	END IF;
	INSERT INTO sync.device AS t (device_id, officer, code, cursor, waiting, schema, app)
	VALUES (desk, session_user, sync.code_for(desk, coalesce(asked, d.code)), coalesce(sync.as_number(p -> 'cursor'), 0),
		least(coalesce(sync.as_number(p -> 'waiting'), 0), 1000000), left(coalesce(p ->> 'schema', ''), 80),
		left(coalesce(p ->> 'app', ''), 80))
	ON CONFLICT (device_id) DO UPDATE SET
		code = excluded.code, cursor = excluded.cursor, waiting = excluded.waiting,
		schema = excluded.schema, app = excluded.app, last_seen = clock_timestamp()
	RETURNING * INTO d;
	RETURN d;
END $$;

-- The code asked for, unless another desk has it; then one nobody has.
CREATE FUNCTION sync.code_for(desk UUID, asked TEXT) RETURNS TEXT LANGUAGE plpgsql AS $$
DECLARE
	letters TEXT := '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
	code_ TEXT := asked;
BEGIN
	-- Two desks that come for the first time at one moment must not be given one code.
	PERFORM FROM sync.version FOR NO KEY UPDATE;
	WHILE code_ IS NULL OR EXISTS (SELECT FROM sync.device WHERE code = code_ AND device_id <> desk) LOOP
		SELECT string_agg(substr(letters, 1 + floor(random() * 32)::int, 1), '') INTO code_ FROM generate_series(1, 3);
	END LOOP;
	RETURN code_;
END $$;

-- There are 32,768 codes; an officer who takes hundreds of them is no officer at work.
CREATE FUNCTION sync.refuse_too_many_desks() RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
	IF (SELECT count(*) FROM sync.device WHERE officer = session_user) >= 200 THEN
		RAISE EXCEPTION 'this officer has too many desks' USING ERRCODE = 'SY002';
	END IF;
END $$;
