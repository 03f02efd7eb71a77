-- Who sees what: the cases of one's own teams and those no team has taken, and what belongs to them; some roles see all.

-- Whether a case of that team is in sight.
CREATE FUNCTION sync.in_scope(me sync.officer, team TEXT) RETURNS BOOLEAN LANGUAGE sql IMMUTABLE AS $$
	SELECT me.sees_all OR team IS NULL OR team = ANY (me.team_ids)
$$;

-- Whether a change may be made to that case. One that this very push made or gave away is still the officer's own; and
-- where there is no such case, its foreign key says so.
CREATE FUNCTION sync.may_touch(me sync.officer, now_at BIGINT, case__ TEXT) RETURNS BOOLEAN LANGUAGE plpgsql STABLE AS $$
DECLARE
	k app.case_;
BEGIN
	IF me.sees_all THEN
		RETURN TRUE;
	END IF;
	SELECT * INTO k FROM app.case_ WHERE id = case__;
	RETURN k.id IS NULL OR sync.in_scope(me, k.team_id) OR sync.touched_now(me, now_at, case__);
END $$;

CREATE FUNCTION sync.touched_now(me sync.officer, now_at BIGINT, case__ TEXT) RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
	SELECT EXISTS (SELECT FROM sync.change WHERE case_id = case__ AND pos = now_at AND entity = 'case_'
		AND author = me.login AND outcome ->> '_' IN ('applied', 'same', 'clash'))
$$;

-- Who stands in a case beside its resident: who speaks for somebody, and who complains too.
CREATE OR REPLACE VIEW sync.beside AS SELECT case_id, person_id FROM app.authority
	UNION ALL SELECT case_id, person_id FROM app.complainant;

-- A person is in sight with a case of theirs, or one in which they speak for someone; one who belongs to no case yet, for
-- the officer who wrote them down.
CREATE FUNCTION sync.sees_person(me sync.officer, person_ TEXT) RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
	SELECT me.sees_all
		OR EXISTS (SELECT FROM app.case_ k WHERE k.person_id = person_ AND (k.team_id IS NULL OR k.team_id = ANY (me.team_ids)))
		OR EXISTS (SELECT FROM sync.beside a JOIN app.case_ k ON k.id = a.case_id
			WHERE a.person_id = person_ AND (k.team_id IS NULL OR k.team_id = ANY (me.team_ids)))
		OR NOT EXISTS (SELECT FROM app.case_ WHERE person_id = person_)
			AND NOT EXISTS (SELECT FROM sync.beside WHERE person_id = person_)
			AND sync.wrote(me, 'person', person_)
$$;

-- The same for all of them at once.
CREATE FUNCTION sync.persons_in_sight(me sync.officer) RETURNS SETOF TEXT LANGUAGE sql STABLE AS $$
	SELECT k.person_id::text FROM app.case_ k WHERE k.person_id IS NOT NULL AND (k.team_id IS NULL OR k.team_id = ANY (me.team_ids))
	UNION SELECT a.person_id::text FROM sync.beside a JOIN app.case_ k ON k.id = a.case_id
		WHERE k.team_id IS NULL OR k.team_id = ANY (me.team_ids)
	UNION SELECT c.entity_id FROM sync.change c
		WHERE c.author = me.login AND c.op = 'insert' AND c.entity = 'person' AND sync.sees_person(me, c.entity_id)
$$;

CREATE FUNCTION sync.may_touch_person(me sync.officer, now_at BIGINT, person_ TEXT) RETURNS BOOLEAN LANGUAGE plpgsql STABLE
AS $$
BEGIN
	RETURN me.sees_all
		OR EXISTS (SELECT FROM app.case_ k WHERE k.person_id = person_ AND (k.team_id IS NULL OR k.team_id = ANY (me.team_ids)))
		OR EXISTS (SELECT FROM sync.change WHERE entity_id = person_ AND entity = 'person' AND pos = now_at
				AND author = me.login AND op = 'insert' AND outcome ->> '_' = 'applied')
			AND NOT EXISTS (SELECT FROM app.case_ k WHERE k.person_id = person_)
		OR sync.sees_person(me, person_)
		OR NOT EXISTS (SELECT FROM app.person WHERE id = person_)
		OR EXISTS (SELECT FROM app.case_ k WHERE k.person_id = person_ AND sync.touched_now(me, now_at, k.id));
END $$;

CREATE FUNCTION sync.sees_run(me sync.officer, run TEXT) RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
	SELECT me.sees_all
		OR EXISTS (SELECT FROM app.case_ k WHERE k.import_run_id = run AND (k.team_id IS NULL OR k.team_id = ANY (me.team_ids)))
		OR sync.wrote(me, 'import_run', run)
$$;

-- Whether the officer made the row: who tried to, and was held, did not.
CREATE FUNCTION sync.wrote(me sync.officer, entity_ TEXT, row_ TEXT) RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
	SELECT EXISTS (SELECT FROM sync.change WHERE entity_id = row_ AND entity = entity_ AND author = me.login
		AND op = 'insert' AND outcome ->> '_' = 'applied')
$$;

-- Something typed and not ended yet: with its case; without one, its writer's alone.
CREATE FUNCTION sync.sees_draft(me sync.officer, case__ TEXT, officer_ TEXT) RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
	SELECT CASE WHEN case__ IS NULL THEN coalesce(officer_ = me.id, FALSE) ELSE me.sees_all
		OR EXISTS (SELECT FROM app.case_ k WHERE k.id = case__ AND (k.team_id IS NULL OR k.team_id = ANY (me.team_ids))) END
$$;

CREATE FUNCTION sync.sees_case(me sync.officer, case__ TEXT) RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
	SELECT me.sees_all
		OR EXISTS (SELECT FROM app.case_ k WHERE k.id = case__ AND (k.team_id IS NULL OR k.team_id = ANY (me.team_ids)))
$$;

-- A case the officer sees, or had to do with: it was their team's, or they wrote to it. What comes too late for a case
-- that has moved is then in sight of those who have it now.
CREATE FUNCTION sync.knows_case(me sync.officer, case__ TEXT) RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
	SELECT sync.sees_case(me, case__)
		OR EXISTS (SELECT FROM sync.dropped WHERE case_id = case__ AND team_id = ANY (me.team_ids))
		OR EXISTS (SELECT FROM sync.change WHERE case_id = case__ AND author = me.login
			AND outcome ->> '_' IN ('applied', 'same', 'clash'))
$$;

-- Whether the officer leads another, or is them: who sees every team leads everybody, others those of their teams, and of
-- none, who do not lead. What is of no officer is of a contractor, and of who leads.
CREATE FUNCTION sync.reaches(me sync.officer, officer__ TEXT) RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
	SELECT coalesce(officer__ = me.id, FALSE) OR me.leads AND (me.sees_all OR officer__ IS NULL OR EXISTS (
		SELECT FROM app.officer o LEFT JOIN sync.role_ r ON r.role = o.role
		WHERE o.id = officer__ AND (o.team_id IS NULL OR o.team_id = ANY (me.team_ids)) AND NOT coalesce(r.leads, FALSE)))
$$;
