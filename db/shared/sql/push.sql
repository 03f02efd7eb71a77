-- Take in what a desk wrote. Nothing is refused for what it says: each change ends applied, same, clash or held.

CREATE TYPE sync.incoming AS (
	change_id UUID,
	seq BIGINT,
	batch UUID,
	at TEXT,
	schema TEXT,
	entity TEXT,
	entity_id TEXT,
	case_id TEXT,
	op TEXT,
	patch JSONB,
	base JSONB,
	again BOOLEAN
);

-- What came of one change, and the case it belongs to.
CREATE TYPE sync.merged AS (outcome JSONB, case_id TEXT);

CREATE FUNCTION sync.push(p JSONB) RETURNS JSONB
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, sync, app, pg_temp AS $$
DECLARE
	me sync.officer;
	d sync.device;
	now_at BIGINT;
	cs sync.incoming[];
	may JSONB;
	counts JSONB := '{"applied": 0, "same": 0, "clash": 0, "held": 0, "again": 0}';
	i INT := 1;
	j INT;
	n INT;
BEGIN
	PERFORM sync.refuse_snapshot();
	IF pg_column_size(p) > 4194304 OR coalesce(jsonb_typeof(p -> 'changes'), '') <> 'array' THEN
		RAISE EXCEPTION 'the push cannot be read' USING ERRCODE = 'SY006';
	END IF;
	-- The lock that orders everything; held to the commit.
	UPDATE sync.ctr SET pos = pos + 1 RETURNING pos INTO now_at;
	me := sync.at_work();
	d := sync.desk(p);
	IF p ->> 'epoch' IS DISTINCT FROM sync.epoch()::text THEN
		RAISE EXCEPTION 'the shared database has begun another life' USING ERRCODE = 'SY001';
	END IF;
	IF sync.as_number(p -> 'after_seq') IS DISTINCT FROM d.last_seq
		OR p ->> 'prev_change' IS DISTINCT FROM d.last_change::text THEN
		RAISE EXCEPTION 'the desk stands elsewhere than the server knows' USING ERRCODE = 'SY003';
	END IF;
	cs := sync.unpacked(p -> 'changes', d.last_seq);
	may := sync.rights_of(me.role);
	n := cardinality(cs);
	WHILE i <= n LOOP
		j := i;
		WHILE j < n AND cs[j + 1].batch = cs[i].batch LOOP
			j := j + 1;
		END LOOP;
		counts := sync.take_batch(me, d.device_id, now_at, cs[i:j], may, counts);
		i := j + 1;
	END LOOP;
	UPDATE sync.device SET last_seq = cs[n].seq, last_change = cs[n].change_id WHERE device_id = d.device_id;
	RETURN jsonb_build_object('pos', now_at, 'last_seq', cs[n].seq, 'last_change', cs[n].change_id, 'counts', counts);
END $$;

-- The changes in the order of their numbers. An envelope that cannot be read stops the push; what is in it never does.
CREATE FUNCTION sync.unpacked(changes JSONB, after BIGINT) RETURNS sync.incoming[] LANGUAGE plpgsql AS $$
DECLARE
	cs sync.incoming[];
	readable BOOLEAN;
	last_schema TEXT;
BEGIN
	IF jsonb_array_length(changes) NOT BETWEEN 1 AND 500 THEN
		RAISE EXCEPTION 'a push brings 1 to 500 changes' USING ERRCODE = 'SY006';
	END IF;
	SELECT array_agg(ROW(sync.as_uuid(x ->> 'change_id'), sync.as_number(x -> 'seq'), sync.as_uuid(x ->> 'batch'),
			left(x ->> 'at', 80), left(x ->> 'schema', 80), left(x ->> 'entity', 80), left(x ->> 'entity_id', 80),
			left(x ->> 'case_id', 80), x ->> 'op', x -> 'patch', x -> 'base', c.change_id IS NOT NULL)::sync.incoming
			ORDER BY sync.as_number(x -> 'seq')),
		bool_and(coalesce(sync.as_uuid(x ->> 'change_id') IS NOT NULL AND sync.as_number(x -> 'seq') > after
			AND sync.as_uuid(x ->> 'batch') IS NOT NULL AND sync.bounded(x), FALSE))
		AND count(DISTINCT x ->> 'change_id') = count(*) AND count(DISTINCT x ->> 'seq') = count(*),
		max(x ->> 'schema')
	INTO cs, readable, last_schema
	FROM jsonb_array_elements(changes) x LEFT JOIN sync.change c ON c.change_id = sync.as_uuid(x ->> 'change_id');
	IF NOT readable THEN
		RAISE EXCEPTION 'a change of the push cannot be read' USING ERRCODE = 'SY006';
	END IF;
	IF last_schema > (SELECT schema FROM sync.version) THEN
		RAISE EXCEPTION 'the desk knows a later schema than the server' USING ERRCODE = 'SY004';
	END IF;
	RETURN cs;
END $$;

-- Other desks have to be able to read what is passed on: not deeper than a program goes, no number of a million digits.
CREATE FUNCTION sync.bounded(x JSONB) RETURNS BOOLEAN LANGUAGE sql IMMUTABLE AS $$
	SELECT NOT jsonb_path_exists(x, '$.**{24}')
		AND NOT jsonb_path_exists(x, '$.** ? (@.type() == "number" && (@ > 9007199254740992 || @ < -9007199254740992))')
$$;

CREATE FUNCTION sync.rights_of(role__ TEXT) RETURNS JSONB LANGUAGE sql STABLE AS $$
	SELECT coalesce(jsonb_object_agg(entity, fields), '{}') FROM (
		SELECT entity, jsonb_object_agg(field, TRUE) AS fields FROM sync.allowed WHERE role = role__ GROUP BY entity) t
$$;

-- One batch, or one piece of a batch that is larger than a page: all of it, or none of it and it is held.
CREATE FUNCTION sync.take_batch(me sync.officer, desk UUID, now_at BIGINT, cs sync.incoming[], may JSONB, counts JSONB)
RETURNS JSONB LANGUAGE plpgsql AS $$
DECLARE
	c sync.incoming;
	m sync.merged;
	before_ JSONB := counts;
	what TEXT;
	state TEXT;
	rule_ TEXT;
	column_ TEXT;
	table_ TEXT;
	where_ TEXT;
	said TEXT;
BEGIN
	FOREACH c IN ARRAY cs LOOP
		IF c.again THEN
			PERFORM sync.send_again(c.change_id, now_at);
			what := 'again';
		ELSE
			m := sync.merge(me, now_at, c, may);
			INSERT INTO sync.change (change_id, pos, device_id, seq, batch, author, at, schema, entity, entity_id, case_id,
				op, patch, base, outcome)
			VALUES (c.change_id, now_at, desk, c.seq, c.batch, me.login, c.at, c.schema, c.entity, c.entity_id, m.case_id,
				c.op, c.patch, c.base, m.outcome);
			what := m.outcome ->> '_';
		END IF;
		counts := jsonb_set(counts, ARRAY[what], to_jsonb((counts ->> what)::int + 1));
	END LOOP;
	SET CONSTRAINTS ALL IMMEDIATE;
	SET CONSTRAINTS ALL DEFERRED;
	RETURN counts;
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, rule_ = CONSTRAINT_NAME, column_ = COLUMN_NAME, table_ = TABLE_NAME;
	-- What the machine could not do is no fault of the batch: the desk sends it again.
	IF left(state, 2) IN ('25', '40', '53', '55', '57', '58', 'XX') THEN
		RAISE;
	END IF;
	-- A fault of these functions holds the batch too, for nothing may block the next; the server's log says where.
	IF left(state, 2) NOT IN ('22', '23') THEN
		GET STACKED DIAGNOSTICS where_ = PG_EXCEPTION_CONTEXT, said = MESSAGE_TEXT;
		RAISE LOG 'a batch is held for a fault of the functions: % %', state, concat_ws(' ', said, where_);
	END IF;
	rule_ := CASE WHEN state = '23502' THEN format('nn_%s_%s', table_, column_)
		WHEN left(state, 2) = '23' THEN coalesce(nullif(rule_, ''), 'unreadable') ELSE 'unreadable' END;
	PERFORM sync.hold(me, desk, now_at, cs, rule_);
	RETURN jsonb_set(before_, '{held}', to_jsonb((before_ ->> 'held')::int + cardinality(cs)));
END $$;

-- Keep a batch that could not be applied: in the log, and in sight of those whom it concerns.
CREATE FUNCTION sync.hold(me sync.officer, desk UUID, now_at BIGINT, cs sync.incoming[], rule_ TEXT) RETURNS VOID
LANGUAGE plpgsql AS $$
DECLARE
	first_ sync.incoming := cs[1];
	case__ TEXT;
BEGIN
	SELECT min(k.id) INTO case__ FROM unnest(cs) c JOIN app.case_ k
		ON k.id IN (c.case_id, c.patch ->> 'case_id', CASE c.entity WHEN 'case_' THEN c.entity_id END);
	INSERT INTO sync.change (change_id, pos, device_id, seq, batch, author, at, schema, entity, entity_id, case_id, op,
		patch, base, outcome)
	SELECT c.change_id, now_at, desk, c.seq, c.batch, me.login, c.at, coalesce(c.schema, ''), coalesce(c.entity, ''),
		coalesce(c.entity_id, ''), case__, left(coalesce(c.op, ''), 80), coalesce(sync.without_erased(c), '{}'),
		coalesce(c.base, '{}'), jsonb_build_object('_', 'held', 'rule', rule_)
	FROM unnest(cs) c WHERE NOT c.again;
	INSERT INTO sync.held (id, batch, case_id, rule, author, device_id, at, changes, state, pos)
	SELECT first_.change_id, first_.batch, case__, rule_, me.login, desk, first_.at,
		(SELECT array_agg(c.change_id) FROM unnest(cs) c),
		CASE WHEN EXISTS (SELECT FROM app.settlement WHERE held_id = first_.change_id::text) THEN 'settled' ELSE 'open' END,
		now_at
	ON CONFLICT (id) DO UPDATE SET pos = now_at;
	PERFORM sync.bump(c.entity, c.entity_id, now_at) FROM unnest(cs) c;
END $$;

-- A change that arrives again does nothing, but its row goes out again: the desk waits for it.
CREATE FUNCTION sync.send_again(known UUID, now_at BIGINT) RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
	PERFORM sync.bump(entity, entity_id, now_at) FROM sync.change WHERE change_id = known;
	UPDATE sync.held SET pos = now_at WHERE changes @> ARRAY[known];
	UPDATE sync.clash SET pos = now_at WHERE their_change = known AND state = 'open';
END $$;
