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
	-- Waits for a push of this desk in flight, which has its row: a desk whose answer was lost learns whether it arrived.
	-- No other row is locked, so that whoever stays in a transaction holds up nobody.
	d := sync.seen(p);
	SELECT pos INTO now_at FROM sync.ctr;
	SELECT * INTO known FROM sync.version;
	IF d.revoked THEN
		RETURN jsonb_build_object('product', 'complaints-desktop', 'schema', known.schema, 'revoked', TRUE);
	END IF;
	me := sync.at_work();
	RETURN jsonb_build_object(
		'product', 'complaints-desktop', 'schema', known.schema, 'min_schema', known.min_schema,
		'epoch', sync.epoch(), 'pos', now_at, 'last_seq', d.last_seq, 'last_change', d.last_change,
		'known', sync.remembers(p, now_at), 'forgotten', sync.is_forgotten(p), 'scope', sync.scope(me), 'revoked', FALSE, 'code', d.code,
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
	SELECT CASE WHEN me.sees_all THEN 'all' ELSE 'team ' || concat_ws(' ', VARIADIC me.team_ids) END
		|| CASE WHEN me.leads THEN ', leads' ELSE '' END
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
		PERFORM sync.make_desk(desk, p ->> 'code');
	END IF;
	UPDATE sync.device SET cursor = coalesce(sync.as_number(p -> 'cursor'), 0),
		waiting = least(coalesce(sync.as_number(p -> 'waiting'), 0), 1000000), schema = left(coalesce(p ->> 'schema', ''), 80),
		app = left(coalesce(p ->> 'app', ''), 80), problem = substring(p ->> 'problem' FROM '^SY[0-9]{3}$'), last_seen = clock_timestamp()
	WHERE device_id = desk RETURNING * INTO d;
	RETURN d;
END $$;

-- A desk gets its code once: the one it asks for, unless another desk has or ever had it; then one nobody has. No desk is
-- ever taken off the list, so that no code stands for two, and a letter's reference always says where it was written.
CREATE FUNCTION sync.make_desk(desk UUID, asked TEXT) RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
	letters TEXT := '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
	code_ TEXT := CASE WHEN asked ~ '^[0-9A-HJKMNP-TV-Z]{3}$' THEN asked END;
BEGIN
	WHILE NOT EXISTS (SELECT FROM sync.device WHERE device_id = desk) LOOP
		code_ := coalesce(code_, (SELECT string_agg(substr(letters, 1 + floor(random() * 32)::int, 1), '')
			FROM generate_series(1, 3)));
		INSERT INTO sync.device (device_id, officer, code, schema, app) VALUES (desk, session_user, code_, '', '')
		ON CONFLICT DO NOTHING;
		code_ := NULL;
	END LOOP;
END $$;

-- There are 32,768 codes; an officer who takes hundreds of them is no officer at work.
CREATE FUNCTION sync.refuse_too_many_desks() RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
	IF (SELECT count(*) FROM sync.device WHERE officer = session_user) >= 200 THEN
		RAISE EXCEPTION 'this officer has too many desks' USING ERRCODE = 'SY002';
	END IF;
END $$;
