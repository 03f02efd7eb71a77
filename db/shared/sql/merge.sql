-- The merge, field by field: a field's version is the change that last set it.

CREATE TYPE sync.weighed AS (vals JSONB, ver JSONB, outcome JSONB);

-- Stop this batch: it is held under the name of the rule. Only names travel; the words are made at the desk.
CREATE FUNCTION sync.stop(rule_ TEXT) RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'held' USING ERRCODE = '23514', CONSTRAINT = rule_;
END $$;

-- Whether each change names a row and is one this role may make.
CREATE FUNCTION sync.check_changes(me sync.officer, cs sync.incoming[], may JSONB) RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
	some_erased BOOLEAN := EXISTS (SELECT FROM sync.erased_row);
	found_ TEXT;
BEGIN
	SELECT broken INTO found_ FROM unnest(cs) c
	CROSS JOIN LATERAL (SELECT sync.rights_over(may, me, c.entity, c.entity_id, c.patch) AS mine OFFSET 0) m
	CROSS JOIN LATERAL (SELECT CASE
		WHEN NOT coalesce(sync.is_id(c.entity_id) AND sync.columns() ? c.entity AND c.op IN ('insert', 'update')
			AND jsonb_typeof(c.patch) = 'object' AND jsonb_typeof(c.base) = 'object' AND c.schema IS NOT NULL, FALSE)
			THEN 'unreadable'
		WHEN c.sent <> c.change_id THEN 'number_taken'
		WHEN c.op = 'insert' AND c.base <> '{}' THEN 'unreadable'
		WHEN c.op = 'insert' AND NOT m.mine ? '*' THEN 'no_right'
		WHEN c.op = 'update' AND EXISTS (SELECT FROM jsonb_object_keys(c.patch) f WHERE NOT m.mine ? f) THEN 'no_right'
		WHEN c.entity = 'case_' AND c.op = 'insert' AND NOT sync.may_refer(me, c, cs) THEN 'anothers_reference'
		WHEN c.entity = 'given_back' AND c.op = 'insert' AND NOT sync.is_lost(c, cs) THEN 'not_lost'
		WHEN EXISTS (SELECT FROM sync.signed_in(c.entity) f WHERE c.patch ->> f <> me.id)
			AND NOT sync.is_given_back(me, c, cs) THEN 'not_signed'
		WHEN EXISTS (SELECT FROM jsonb_each_text(c.base) b WHERE NOT sync.is_id(b.value)) THEN 'unreadable'
		WHEN some_erased AND EXISTS (SELECT FROM sync.erased_row
			WHERE (entity_id, entity) IN ((c.entity_id, c.entity), (c.patch ->> 'case_id', 'case_'),
				(c.patch ->> 'person_id', 'person'))) THEN 'erased'
		END AS broken OFFSET 0) t
	WHERE broken IS NOT NULL LIMIT 1;
	IF FOUND THEN
		PERFORM sync.stop(found_);
	END IF;
END $$;

-- What this officer may set in that row: by their role, and more where the row is their own.
CREATE FUNCTION sync.rights_over(may JSONB, me sync.officer, entity_ TEXT, id_ TEXT, patch JSONB) RETURNS JSONB
LANGUAGE sql STABLE AS $$
	SELECT coalesce(may -> entity_, '{}') || CASE WHEN may ? ('own ' || entity_) AND sync.is_own(me, entity_, id_, patch)
		THEN may -> ('own ' || entity_) ELSE '{}' END
$$;

-- Whether an officer who leads declares to give that row back whole, in the same step or before, and in the row's own case,
-- where whoever reads it is told; then it says whose it was.
CREATE FUNCTION sync.is_given_back(me sync.officer, c sync.incoming, cs sync.incoming[]) RETURNS BOOLEAN LANGUAGE sql STABLE
AS $$
	SELECT me.leads AND c.op = 'insert' AND (EXISTS (SELECT FROM app.given_back g
			WHERE g.entity_id = c.entity_id AND g.entity = c.entity AND g.given_by_id = me.id AND g.fields IS NULL
				AND g.case_id IS NOT DISTINCT FROM sync.case_of(c))
		OR EXISTS (SELECT FROM unnest(cs) g WHERE g.entity = 'given_back' AND g.op = 'insert' AND g.batch = c.batch
			AND g.patch @> jsonb_build_object('entity', c.entity, 'entity_id', c.entity_id, 'given_by_id', me.id)
			AND g.patch ->> 'fields' IS NULL AND g.patch ->> 'case_id' IS NOT DISTINCT FROM sync.case_of(c)))
$$;
CREATE FUNCTION sync.case_of(c sync.incoming) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$
	SELECT CASE c.entity WHEN 'case_' THEN c.entity_id ELSE c.patch ->> 'case_id' END
$$;

-- Whether what a declaration says was lost can have been: this server was put back, and knows no making of the row but by a
-- declaration before this one; or some fields of a row it knows were. With the row comes the row's own case.
CREATE FUNCTION sync.is_lost(c sync.incoming, cs sync.incoming[]) RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
	SELECT sync.was_restored() AND sync.columns() ? (c.patch ->> 'entity')
		AND NOT EXISTS (SELECT FROM unnest(cs) r WHERE r.op = 'insert' AND r.entity = c.patch ->> 'entity'
			AND r.entity_id = c.patch ->> 'entity_id' AND sync.case_of(r) IS DISTINCT FROM c.patch ->> 'case_id')
		AND CASE WHEN c.patch ->> 'fields' IS NULL
			THEN NOT EXISTS (SELECT FROM sync.change k WHERE k.entity_id = c.patch ->> 'entity_id'
					AND k.entity = c.patch ->> 'entity' AND k.op = 'insert' AND k.outcome ->> '_' = 'applied')
				OR EXISTS (SELECT FROM app.given_back g WHERE g.entity_id = c.patch ->> 'entity_id'
					AND g.entity = c.patch ->> 'entity' AND g.fields IS NULL)
			ELSE string_to_array(c.patch ->> 'fields', ', ')
				<@ ARRAY(SELECT jsonb_array_elements_text(sync.columns() -> (c.patch ->> 'entity'))) END
$$;

-- Whether a new case has a reference of whoever sends it: not one with the code of a desk of somebody else, who would be
-- kept from logging by it. What was lost and is given back by who leads keeps its own.
CREATE FUNCTION sync.may_refer(me sync.officer, c sync.incoming, cs sync.incoming[]) RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
	SELECT NOT EXISTS (SELECT FROM sync.device WHERE officer <> me.login
			AND code = substring(c.patch ->> 'reference' FROM '^[0-9]{2}-([0-9A-Z]{3})-[0-9]+$'))
		OR EXISTS (SELECT FROM app.case_ WHERE id = c.entity_id) OR sync.is_given_back(me, c, cs)
$$;

-- Whether an officer's new row says no more than may be said: whoever promises names the owner, and whoever imports names
-- the handlers of old. A team, a telephone and any other role are for those who may set a role.
CREATE FUNCTION sync.may_name(me sync.officer, patch JSONB) RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
	SELECT sync.rights_of(me.role) -> 'officer' ? 'role'
		OR NOT EXISTS (SELECT FROM jsonb_each(patch) WHERE key NOT IN ('name', 'role') AND value <> 'null')
			AND coalesce(patch ->> 'role' = 'owner of commitments' OR patch ->> 'role' = 'resolution officer'
				AND sync.rights_of(me.role) -> 'import_run' ? '*', FALSE)
$$;

-- Whether an insert says of a row that stands what this officer has no right to say: it might make a clash, and a clash
-- is a way to an effect.
CREATE FUNCTION sync.oversteps(me sync.officer, c sync.incoming, row_ JSONB) RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
	SELECT EXISTS (SELECT FROM jsonb_each(c.patch) f
		WHERE NOT sync.says_the_same(c, f.key, f.value, row_ -> f.key)
			AND NOT sync.rights_over(sync.rights_of(me.role), me, c.entity, c.entity_id, c.patch) ? f.key)
$$;

-- Whether a value is no other than the one that stands. An insert says nothing by a null; and the id of a team or of
-- somebody only named follows from the name without its capitals, so those do not tell two of them apart.
CREATE FUNCTION sync.says_the_same(c sync.incoming, f TEXT, v JSONB, stands JSONB) RETURNS BOOLEAN LANGUAGE sql IMMUTABLE
AS $$
	SELECT coalesce(stands = v, FALSE) OR c.op = 'insert' AND (v = 'null'
		OR c.entity IN ('team', 'officer') AND f = 'name' AND coalesce(lower(stands #>> '{}') = lower(v #>> '{}'), FALSE))
$$;

-- A moment as the desks write it, one there is, and of the years dates may be of: PostgreSQL reads a sixtieth second and a
-- twenty-fourth hour too, which no desk can.
CREATE FUNCTION sync.is_moment(text_ TEXT) RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
	SELECT text_ IS NULL
		OR text_ ~ '^20\d\d-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{3}|\.\d{6})?\+00:00$'
			AND text_::timestamptz IS NOT NULL
$$;

-- What the desks keep in a column of JSON: an object, of a size and depth that any of them reads.
CREATE FUNCTION sync.is_document(value JSONB) RETURNS BOOLEAN LANGUAGE sql IMMUTABLE AS $$
	SELECT value IS NULL OR jsonb_typeof(value) = 'object' AND sync.bounded(value)
$$;

-- Weigh each field of an update against the row as it stands. `once`: fields that are set once, and the rule that says so, or
-- `first` where what came first stands and nobody is asked, as of two who end one thing;
-- `fixed`: those that stay as they are once another is set, or the same.
CREATE FUNCTION sync.weigh(now_at BIGINT, c sync.incoming, row_ JSONB, ver JSONB, case__ TEXT, once JSONB, fixed JSONB)
RETURNS sync.weighed LANGUAGE plpgsql AS $$
DECLARE
	w sync.weighed := ('{}', ver, '{}');
	f TEXT;
	v JSONB;
	stands TEXT;
	based TEXT;
	what TEXT;
	worst TEXT := 'same';
BEGIN
	FOR f, v IN SELECT key, value FROM jsonb_each(c.patch) LOOP
		stands := coalesce(ver ->> f, ver ->> '*');
		based := CASE c.op WHEN 'update' THEN c.base ->> f END;
		IF based <> stands THEN
			-- A base that was absorbed as the same stands for the version it equalled.
			based := coalesce((SELECT outcome ->> (f || '@') FROM sync.change WHERE change_id = sync.as_uuid(based)), based);
		END IF;
		IF based = stands THEN
			IF row_ -> (fixed ->> f) <> 'null' AND row_ -> f <> v AND (once ? f OR NOT sync.is_asked(c, f, v)) THEN
				PERFORM sync.stop('set_for_good');
			END IF;
			what := 'applied';
			w.vals := w.vals || jsonb_build_object(f, v);
			w.ver := w.ver || jsonb_build_object(f, c.change_id);
		ELSIF sync.says_the_same(c, f, v, row_ -> f) OR once ->> f = 'first' AND v <> 'null' AND row_ -> f <> 'null' THEN
			what := 'same';
			w.outcome := w.outcome || jsonb_build_object(f || '@', stands);
		ELSIF once ? f AND v <> 'null' AND row_ -> f <> 'null' THEN
			PERFORM sync.stop(once ->> f);
		ELSIF c.op = 'update' AND NOT sync.was_version(c, f) THEN
			PERFORM sync.stop('unknown_base');
		ELSE
			what := 'clash';
			PERFORM sync.clash_over(now_at, c, f, case__, based, stands);
		END IF;
		w.outcome := w.outcome || jsonb_build_object(f, what);
		worst := CASE WHEN 'clash' IN (worst, what) THEN 'clash' WHEN 'applied' IN (worst, what) THEN 'applied' ELSE 'same' END;
	END LOOP;
	w.outcome := w.outcome || jsonb_build_object('_', worst);
	RETURN w;
END $$;

-- Whether what an update was written on was ever a version of that field: a base that somebody made up would make a clash
-- where there is none. What a restored server has lost is not known here either, and comes again.
CREATE FUNCTION sync.was_version(c sync.incoming, f TEXT) RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
	SELECT c.base ? f AND (sync.was_restored() OR EXISTS (SELECT FROM sync.change t
		WHERE t.change_id = sync.as_uuid(c.base ->> f) AND (t.entity, t.entity_id) = (c.entity, c.entity_id)
			AND (t.op = 'insert' OR t.patch ? f)))
$$;

-- Whether a clash asks for that value: then it may take the place of the one that stands, though the field is fixed. Whose
-- value it is does not choose it: anybody could else make the clash and answer it.
CREATE FUNCTION sync.is_asked(c sync.incoming, f TEXT, v JSONB) RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
	SELECT v <> 'null' AND EXISTS (SELECT FROM sync.clash k JOIN sync.change t ON t.change_id = k.their_change
		WHERE k.entity_id = c.entity_id AND k.entity = c.entity AND k.field = f AND t.patch -> f = v AND t.author <> session_user)
$$;

-- Two people set one field. A further change on top of a value that already clashes takes its place, where it is by the same
-- officer: nobody speaks for another.
CREATE FUNCTION sync.clash_over(now_at BIGINT, c sync.incoming, f TEXT, case__ TEXT, based TEXT, stands TEXT) RETURNS VOID
LANGUAGE plpgsql AS $$
DECLARE
	id_ UUID := md5(c.change_id::text || f)::uuid;
BEGIN
	UPDATE sync.clash SET their_change = c.change_id, pos = now_at
	WHERE entity_id = c.entity_id AND entity = c.entity AND field = f AND state = 'open' AND their_change::text = c.base ->> f
		AND sync.is_mine(their_change);
	IF NOT FOUND THEN
		-- The id follows from the change, so that an answer given before a restore of the server still finds its question.
		INSERT INTO sync.clash (id, case_id, entity, entity_id, field, base_change, kept_change, their_change, state, pos)
		VALUES (id_, case__, c.entity, c.entity_id, f, sync.as_uuid(based), sync.as_uuid(stands), c.change_id,
			CASE WHEN sync.is_answered(id_, c, f) THEN 'settled' ELSE 'open' END, now_at);
	END IF;
END $$;

-- Whether a change was made by whoever is asking.
CREATE FUNCTION sync.is_mine(change_ UUID) RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
	SELECT EXISTS (SELECT FROM sync.change WHERE change_id = change_ AND author = session_user)
$$;

-- Whether somebody who may has answered this clash before it came, as after a restore of the server.
CREATE FUNCTION sync.is_answered(clash UUID, c sync.incoming, f TEXT) RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
	SELECT EXISTS (SELECT FROM app.settlement s CROSS JOIN LATERAL sync.writer_of(s.ver ->> '*') o
		WHERE s.clash_id = clash::text AND s.their_change = c.change_id::text
			AND sync.rights_over(sync.rights_of(o.role), o, c.entity, c.entity_id, c.patch) ? f)
$$;

-- After a row with open clashes was written: those that the change has answered or moved on.
CREATE FUNCTION sync.follow_up(now_at BIGINT, c sync.incoming, outcome_ JSONB) RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
	k sync.clash;
	value_ JSONB;
BEGIN
	FOR k IN SELECT * FROM sync.clash
		WHERE entity_id = c.entity_id AND entity = c.entity AND state = 'open' ORDER BY received_at LOOP
		IF outcome_ ->> k.field = 'same' AND k.their_change::text = c.base ->> k.field AND sync.is_mine(k.their_change) THEN
			UPDATE sync.clash SET state = 'overtaken', pos = now_at WHERE id = k.id;
		ELSIF outcome_ ->> k.field = 'applied' THEN
			SELECT patch -> k.field INTO value_ FROM sync.change WHERE change_id = k.their_change;
			IF value_ = c.patch -> k.field OR k.base_change = c.change_id AND NOT sync.is_mine(k.their_change)
				AND NOT sync.is_fixed(c.entity, c.entity_id, k.field) AND sync.fast_forward(now_at, c.entity, c.entity_id, k.field, value_, k.their_change) THEN
				UPDATE sync.clash SET state = 'overtaken', pos = now_at WHERE id = k.id;
			ELSE
				UPDATE sync.clash SET kept_change = c.change_id, pos = now_at WHERE id = k.id;
			END IF;
		END IF;
	END LOOP;
END $$;

-- A late arrival, after the server was restored: the value that clashed was written on top of what has just come, so it
-- stands now, and the log says so, for nobody answers it. False where a constraint forbids it; then the clash stays for a
-- person. So it does where the field is set for good by now, and where one officer wrote both: no value is brought in by a
-- number that its sender knew beforehand.
CREATE FUNCTION sync.fast_forward(now_at BIGINT, entity_ TEXT, id_ TEXT, f TEXT, value_ JSONB, change_ UUID) RETURNS BOOLEAN
LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE format('UPDATE app.%I t SET %I = (jsonb_populate_record(t, $1)).%I, ver = ver || $2, pos = $3 WHERE id = $4',
		entity_, f, f) USING jsonb_build_object(f, value_), jsonb_build_object(f, change_), now_at, id_;
	UPDATE sync.change SET outcome = outcome || jsonb_build_object(f, 'applied', '_', CASE WHEN EXISTS (
		SELECT FROM jsonb_each_text(outcome) t WHERE key NOT IN (f, '_') AND value = 'clash') THEN 'clash' ELSE 'applied' END)
	WHERE change_id = change_;
	SET CONSTRAINTS ALL IMMEDIATE;
	SET CONSTRAINTS ALL DEFERRED;
	RETURN TRUE;
EXCEPTION WHEN integrity_constraint_violation OR data_exception THEN
	RETURN FALSE;
END $$;
