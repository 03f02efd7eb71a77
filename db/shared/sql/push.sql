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
	again BOOLEAN,
	sent UUID
);

CREATE FUNCTION sync.push(p JSONB) RETURNS JSONB
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, sync, app, pg_temp AS $$
DECLARE
	me sync.officer;
	d sync.device;
	now_at BIGINT;
	cs sync.incoming[];
	counts JSONB;
	n INT;
BEGIN
	PERFORM sync.refuse_snapshot();
	-- 16 MiB: a desk's page has one, but a change that is larger goes alone, as the report of a large import does.
	IF pg_column_size(p) > 16777216 OR coalesce(jsonb_typeof(p -> 'changes'), '') <> 'array' THEN
		RAISE EXCEPTION 'the push cannot be read' USING ERRCODE = 'SY006';
	END IF;
	cs := sync.unpacked(p -> 'changes');
	-- First this desk's own row, so that its next hello waits for the push; then the lock that orders everything, held to
	-- the commit, and so taken once all is read.
	PERFORM FROM sync.device WHERE device_id = (sync.desk(p)).device_id FOR NO KEY UPDATE;
	PERFORM sync.spend(pg_column_size(p));
	now_at := sync.next_position();
	me := sync.at_work();
	d := sync.desk(p);
	IF p ->> 'epoch' IS DISTINCT FROM sync.epoch()::text THEN
		RAISE EXCEPTION 'the shared database has begun another life' USING ERRCODE = 'SY001';
	END IF;
	IF sync.as_number(p -> 'after_seq') IS DISTINCT FROM d.last_seq
		OR p ->> 'prev_change' IS DISTINCT FROM d.last_change::text THEN
		RAISE EXCEPTION 'the desk stands elsewhere than the server knows' USING ERRCODE = 'SY003';
	END IF;
	cs := sync.recognised(cs);
	IF cs[1].seq <= d.last_seq THEN
		RAISE EXCEPTION 'a change of the push cannot be read' USING ERRCODE = 'SY006';
	END IF;
	-- What follows has to be a larger number still: one at the end of all numbers would shut the desk out for ever. A desk
	-- that is new here begins where it stands.
	IF cs[cardinality(cs)].seq > d.last_seq + 1000000000 THEN
		RAISE EXCEPTION 'a change of the push has no number a desk can have come to' USING ERRCODE = 'SY010';
	END IF;
	counts := sync.take(me, d.device_id, now_at, cs, sync.rights_of(me.role));
	IF counts -> 'clash' <> '0' OR counts -> 'held' <> '0' THEN
		PERFORM sync.refuse_too_many_questions(me.login);
	END IF;
	n := cardinality(cs);
	UPDATE sync.device SET last_seq = cs[n].seq, last_change = cs[n].sent WHERE device_id = d.device_id;
	RETURN jsonb_build_object('pos', now_at, 'last_seq', cs[n].seq, 'last_change', cs[n].sent, 'counts', counts);
END $$;

-- The changes in the order of their numbers. An envelope that cannot be read stops the push; what is in it never does.
CREATE FUNCTION sync.unpacked(changes JSONB) RETURNS sync.incoming[] LANGUAGE plpgsql AS $$
DECLARE
	cs sync.incoming[];
	readable BOOLEAN;
	last_schema TEXT;
BEGIN
	IF jsonb_array_length(changes) NOT BETWEEN 1 AND 500 THEN
		RAISE EXCEPTION 'a push brings 1 to 500 changes' USING ERRCODE = 'SY006';
	END IF;
	SELECT array_agg(ROW(x.change_id, x.seq, x.batch, left(e ->> 'at', 80), left(e ->> 'schema', 80),
			left(e ->> 'entity', 80), left(e ->> 'entity_id', 80), left(e ->> 'case_id', 80), left(e ->> 'op', 80),
			e -> 'patch', e -> 'base', FALSE, x.change_id)::sync.incoming ORDER BY x.seq),
		bool_and(coalesce(x.seq > 0 AND x.change_id IS NOT NULL AND x.batch IS NOT NULL, FALSE))
			AND count(DISTINCT x.change_id) = count(*) AND count(DISTINCT x.seq) = count(*),
		max(e ->> 'schema') FILTER (WHERE e ->> 'schema' ~ '^[0-9]{4}$')
	INTO cs, readable, last_schema
	FROM jsonb_array_elements(changes) e
	CROSS JOIN LATERAL (SELECT sync.as_uuid(e ->> 'change_id') AS change_id, sync.seq_of(e -> 'seq') AS seq,
		sync.as_uuid(e ->> 'batch') AS batch OFFSET 0) x;
	IF NOT readable THEN
		RAISE EXCEPTION 'a change of the push cannot be read' USING ERRCODE = 'SY006';
	END IF;
	IF last_schema > (SELECT schema FROM sync.version) THEN
		RAISE EXCEPTION 'the desk knows a later schema than the server' USING ERRCODE = 'SY004';
	END IF;
	RETURN cs;
END $$;

-- The number of a change: the largest there is for a larger one, and nothing where it is no number. A cast would put what was
-- sent into an error, and so into the server's log.
CREATE FUNCTION sync.seq_of(value JSONB) RETURNS BIGINT LANGUAGE sql IMMUTABLE AS $$
	SELECT CASE WHEN value::text ~ '^[0-9]{1,19}$' THEN least(value::text::numeric, 9223372036854775807)::bigint END
$$;

-- Which of the changes came before. A number is bound to what came under it: another change under a number that is taken,
-- as somebody may send who read it in the history before a restore, goes on under one of its own, and is held.
CREATE FUNCTION sync.recognised(cs sync.incoming[]) RETURNS sync.incoming[] LANGUAGE sql STABLE AS $$
	SELECT array_agg(ROW(t.number, c.seq, c.batch, c.at, c.schema, c.entity, c.entity_id, c.case_id, c.op, c.patch, c.base,
		EXISTS (SELECT FROM sync.change k WHERE k.change_id = t.number), c.sent)::sync.incoming ORDER BY c.seq)
	FROM unnest(cs) c LEFT JOIN sync.change l ON l.change_id = c.change_id
	CROSS JOIN LATERAL (SELECT CASE WHEN l.change_id IS NULL OR sync.is_that(l, c) THEN c.change_id
		ELSE md5(concat_ws('/', c.change_id, c.entity, c.entity_id, c.op, c.patch))::uuid END AS number) t
$$;

-- Whether a change that came is the one the log has under its number, as far as an erasure, or the end of an intake, has
-- left it there.
CREATE FUNCTION sync.is_that(l sync.change, c sync.incoming) RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
	SELECT (l.entity, l.entity_id, l.op) = (coalesce(c.entity, ''), coalesce(c.entity_id, ''), coalesce(c.op, ''))
		AND (l.patch = sync.kept_patch(c)
			OR l.entity = 'draft' AND l.author = session_user
				AND sync.redacted('draft', l.patch, l.outcome ->> '_' = 'held')
					= sync.redacted('draft', sync.kept_patch(c), l.outcome ->> '_' = 'held')
			OR l.entity = 'import_run' AND l.patch - 'report' = sync.kept_patch(c) - 'report' AND EXISTS (SELECT FROM app.case_ k
				JOIN sync.erasure e ON e.case_id = k.id WHERE k.import_run_id = l.entity_id)
			OR EXISTS (SELECT FROM sync.erased_row WHERE (entity_id, entity) IN ((c.entity_id, c.entity), (l.case_id, 'case_'),
				(l.patch ->> 'case_id', 'case_'), (l.patch ->> 'person_id', 'person'))))
$$;

CREATE FUNCTION sync.rights_of(role__ TEXT) RETURNS JSONB LANGUAGE sql STABLE AS $$
	SELECT coalesce(jsonb_object_agg(entity, fields), '{}') FROM (
		SELECT entity, jsonb_object_agg(field, TRUE) AS fields FROM sync.allowed WHERE role = role__ GROUP BY entity) t
$$;

-- All the batches together, where that goes well; else the first half of them and the second, down to the one batch that
-- cannot be applied, which is held: all of a batch, or of the piece of it that a page brought, or none.
CREATE FUNCTION sync.take(me sync.officer, desk UUID, now_at BIGINT, cs sync.incoming[], may JSONB) RETURNS JSONB
LANGUAGE plpgsql AS $$
DECLARE
	rule_ TEXT;
	half INT;
BEGIN
	BEGIN
		RETURN sync.take_together(me, desk, now_at, cs, may);
	EXCEPTION WHEN OTHERS THEN
		GET STACKED DIAGNOSTICS rule_ = CONSTRAINT_NAME;
		rule_ := sync.rule_of(SQLSTATE, rule_);
	END;
	half := sync.middle(cs);
	IF half IS NULL THEN
		PERFORM sync.hold(me, desk, now_at, cs, rule_);
		RETURN sync.counted(cs, now_at);
	END IF;
	RETURN sync.sum_of(sync.take(me, desk, now_at, cs[:half], may), sync.take(me, desk, now_at, cs[half + 1:], may));
END $$;

-- Where the changes can be parted between two batches, as near to the middle as can be; nowhere in a single batch.
CREATE FUNCTION sync.middle(cs sync.incoming[]) RETURNS INT LANGUAGE sql IMMUTABLE AS $$
	SELECT n::int - 1 FROM (
		SELECT n, c.batch <> lag(c.batch) OVER (ORDER BY n) AS begins
		FROM unnest(cs) WITH ORDINALITY c (change_id, seq, batch, at, schema, entity, entity_id, case_id, op, patch, base, again,
			sent, n)
	) t WHERE begins ORDER BY abs(n - 1 - cardinality(cs) / 2) LIMIT 1
$$;

CREATE FUNCTION sync.sum_of(one JSONB, other JSONB) RETURNS JSONB LANGUAGE sql IMMUTABLE AS $$
	SELECT jsonb_object_agg(key, value::text::int + (other ->> key)::int) FROM jsonb_each(one)
$$;

-- What came of changes that were logged at this position, or before it.
CREATE FUNCTION sync.counted(cs sync.incoming[], now_at BIGINT) RETURNS JSONB LANGUAGE sql STABLE AS $$
	SELECT jsonb_build_object('again', count(*) FILTER (WHERE c.again),
		'applied', count(*) FILTER (WHERE NOT c.again AND l.outcome ->> '_' = 'applied'),
		'same', count(*) FILTER (WHERE NOT c.again AND l.outcome ->> '_' = 'same'),
		'clash', count(*) FILTER (WHERE NOT c.again AND l.outcome ->> '_' = 'clash'),
		'held', count(*) FILTER (WHERE NOT c.again AND l.outcome ->> '_' = 'held'))
	FROM unnest(cs) c JOIN sync.change l ON l.change_id = c.change_id
$$;

-- The name under which a batch is held. What the machine could not do is no fault of the batch: the push fails, and the
-- desk sends it again. A fault of these functions holds it, for nothing may block the next; the server's log says where.
CREATE FUNCTION sync.rule_of(state TEXT, rule_ TEXT) RETURNS TEXT LANGUAGE plpgsql AS $$
BEGIN
	IF left(state, 2) IN ('25', '40', '53', '55', '57', '58', 'XX') THEN
		RAISE EXCEPTION 'the server could not take the push' USING ERRCODE = state;
	END IF;
	IF left(state, 2) NOT IN ('22', '23') THEN
		RAISE LOG 'a batch is held for a fault of the functions: %', state;
	END IF;
	RETURN coalesce(nullif(rule_, ''), CASE state WHEN '23502' THEN 'not_null' ELSE 'unreadable' END);
END $$;

-- Merge the changes, a row's first ones together, then its second ones: so that each finds the row as it was written on.
CREATE FUNCTION sync.take_together(me sync.officer, desk UUID, now_at BIGINT, cs sync.incoming[], may JSONB) RETURNS JSONB
LANGUAGE plpgsql AS $$
DECLARE
	wave sync.incoming[];
BEGIN
	FOR wave IN
		SELECT array_agg(c ORDER BY (c).seq) FROM (
			SELECT c, row_number() OVER (PARTITION BY c.entity_id ORDER BY c.seq) AS nth FROM unnest(cs) c WHERE NOT c.again) t
		GROUP BY nth ORDER BY nth
	LOOP
		PERFORM sync.check_changes(me, wave, may);
		PERFORM sync.merge(me, desk, now_at, wave);
	END LOOP;
	PERFORM sync.send_again(c.change_id, now_at) FROM unnest(cs) c WHERE c.again;
	SET CONSTRAINTS ALL IMMEDIATE;
	SET CONSTRAINTS ALL DEFERRED;
	RETURN sync.counted(cs, now_at);
END $$;

-- Keep a batch that could not be applied: in the log, and in sight of those whom it concerns.
CREATE FUNCTION sync.hold(me sync.officer, desk UUID, now_at BIGINT, cs sync.incoming[], rule_ TEXT) RETURNS VOID
LANGUAGE plpgsql AS $$
DECLARE
	first_ sync.incoming := cs[1];
	case__ TEXT;
BEGIN
	-- Only on a case the officer knows: nobody plants a question where they have nothing to do.
	SELECT min(k.id) INTO case__ FROM unnest(cs) c JOIN app.case_ k
		ON sync.knows_case(me, k.id) AND k.id IN (c.case_id, c.patch ->> 'case_id', CASE c.entity WHEN 'case_' THEN c.entity_id END,
			(SELECT l.case_id FROM sync.change l
				WHERE l.entity_id = c.entity_id AND l.entity = c.entity AND l.case_id IS NOT NULL LIMIT 1));
	INSERT INTO sync.change (change_id, pos, device_id, seq, batch, author, at, schema, entity, entity_id, case_id, op,
		patch, base, outcome)
	SELECT c.change_id, now_at, desk, c.seq, c.batch, me.login, c.at, coalesce(c.schema, ''), coalesce(c.entity, ''),
		coalesce(c.entity_id, ''), case__, coalesce(c.op, ''), sync.kept_patch(c),
		CASE WHEN sync.bounded(c.base) THEN c.base ELSE '{}' END, jsonb_build_object('_', 'held', 'rule', rule_)
	FROM unnest(cs) c WHERE NOT c.again;
	INSERT INTO sync.held (id, batch, case_id, rule, author, device_id, at, changes, state, pos)
	SELECT first_.change_id, first_.batch, case__, rule_, me.login, desk, first_.at,
		(SELECT array_agg(c.change_id) FROM unnest(cs) c),
		CASE WHEN sync.is_dealt_with(first_.change_id, me.login, case__, cs) THEN 'settled' ELSE 'open' END,
		now_at
	ON CONFLICT (id) DO UPDATE SET pos = now_at;
	PERFORM sync.bump(c.entity, c.entity_id, now_at) FROM unnest(cs) c;
	PERFORM sync.replace_held(me, now_at, first_.change_id, cs);
	PERFORM sync.replace_autosaves(me, now_at, first_, cs);
END $$;

-- Whether somebody who may has dealt with this work before it came, as after a restore of the server.
CREATE FUNCTION sync.is_dealt_with(id_ UUID, author_ TEXT, case__ TEXT, cs sync.incoming[]) RETURNS BOOLEAN LANGUAGE sql STABLE
AS $$
	SELECT EXISTS (SELECT FROM app.settlement s WHERE s.held_id = id_::text AND sync.may_close(sync.writer_of(s.ver ->> '*'),
		author_, case__, ARRAY(SELECT c.change_id FROM unnest(cs) c)))
$$;

-- Held work that was done again and is held once more is one question, not two.
CREATE FUNCTION sync.replace_held(me sync.officer, now_at BIGINT, by_ UUID, cs sync.incoming[]) RETURNS VOID LANGUAGE sql AS $$
	UPDATE sync.held h SET state = 'settled', pos = now_at FROM unnest(cs) c
	WHERE c.entity = 'settlement' AND c.op = 'insert' AND c.patch ->> 'choice' = 'redone'
		AND h.id = sync.as_uuid(c.patch ->> 'held_id') AND h.id <> by_ AND h.state = 'open'
		AND sync.rights_of(me.role) -> 'settlement' ? '*' AND sync.may_close(me, h.author, h.case_id, h.changes)
$$;

-- A draft is saved every few seconds: of what is held of one, only the last is a question, else typing on would fill the list
-- and stop the desk. What made the draft stays, for the rest has no row without it.
CREATE FUNCTION sync.replace_autosaves(me sync.officer, now_at BIGINT, by_ sync.incoming, cs sync.incoming[]) RETURNS VOID
LANGUAGE sql AS $$
	UPDATE sync.held h SET state = 'settled', pos = now_at
	WHERE h.author = me.login AND h.state = 'open' AND h.id <> by_.change_id AND cardinality(cs) = 1
		AND by_.entity = 'draft' AND h.id IN (SELECT change_id FROM sync.change
			WHERE entity_id = by_.entity_id AND entity = 'draft' AND author = me.login AND op IN ('update', by_.op))
		AND cardinality(h.changes) = 1
$$;

-- The patch of held work, as other desks can read it: one that is none is kept as the text it was.
CREATE FUNCTION sync.kept_patch(c sync.incoming) RETURNS JSONB LANGUAGE sql STABLE AS $$
	SELECT CASE WHEN coalesce(jsonb_typeof(c.patch), '') = 'object' AND sync.bounded(c.patch) THEN sync.without_erased(c)
		ELSE jsonb_build_object('_', coalesce(c.patch::text, '')) END
$$;

-- Not deeper than a program goes, and no number of a million digits.
CREATE FUNCTION sync.bounded(value JSONB) RETURNS BOOLEAN LANGUAGE sql IMMUTABLE AS $$
	SELECT NOT coalesce(jsonb_path_exists(value, '$.**{16}')
		OR jsonb_path_exists(value, '$.** ? (@.type() == "number" && (@ > 9007199254740992 || @ < -9007199254740992))'), TRUE)
$$;

-- A change that arrives again does nothing, but its row goes out again: the desk waits for it.
CREATE FUNCTION sync.send_again(known UUID, now_at BIGINT) RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
	PERFORM sync.bump(entity, entity_id, now_at) FROM sync.change WHERE change_id = known;
	UPDATE sync.held SET pos = now_at WHERE changes @> ARRAY[known];
	UPDATE sync.clash SET pos = now_at WHERE their_change = known AND state = 'open';
END $$;
