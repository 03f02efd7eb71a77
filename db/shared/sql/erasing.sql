-- Erasure of the personal data of a case (UK GDPR, article 17; mostly the end of its keeping): in the rows, in everything
-- that was ever written to them, and in what desks that were away send later.

-- A patch without what was personal in it. Of held work, which may say anything anywhere, the ids alone are left.
CREATE FUNCTION sync.redacted(entity_ TEXT, patch JSONB, held_ BOOLEAN) RETURNS JSONB LANGUAGE sql IMMUTABLE AS $$
	SELECT coalesce(jsonb_object_agg(key, CASE WHEN key = ANY (sync.personal(entity_))
		OR held_ AND NOT coalesce(sync.is_id(value #>> '{}'), FALSE) THEN 'null' ELSE value END), '{}')
	FROM jsonb_each(patch)
$$;

-- What the log keeps of a change that comes too late.
CREATE FUNCTION sync.without_erased(c sync.incoming) RETURNS JSONB LANGUAGE sql STABLE AS $$
	SELECT CASE WHEN EXISTS (SELECT FROM sync.erased_row
			WHERE (entity_id, entity) IN ((c.entity_id, c.entity), (c.case_id, 'case_'), (c.patch ->> 'case_id', 'case_'),
				(c.patch ->> 'person_id', 'person')))
		THEN sync.redacted(c.entity, c.patch, TRUE) ELSE c.patch END
$$;

CREATE FUNCTION sync.erase(p JSONB) RETURNS JSONB
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, sync, app, pg_temp AS $$
DECLARE
	me sync.officer := sync.at_work();
	d sync.device := sync.desk(p);
	case__ TEXT := p ->> 'case_id';
	reason_ TEXT := btrim(coalesce(p ->> 'reason', ''));
BEGIN
	PERFORM sync.refuse_snapshot();
	IF NOT me.erases OR NOT EXISTS (SELECT FROM app.case_ k WHERE k.id = case__ AND sync.in_scope(me, k.team_id)) THEN
		RAISE EXCEPTION 'this is not for this officer to erase' USING ERRCODE = '42501';
	END IF;
	IF length(reason_) NOT BETWEEN 1 AND 200 THEN
		RAISE EXCEPTION 'an erasure has a reason' USING ERRCODE = 'SY006';
	END IF;
	PERFORM sync.refuse_erasing(case__, me);
	RETURN sync.erase_case(case__, reason_, me.login);
END $$;

-- Whether a legal hold stands on a case: what came here last of it.
CREATE FUNCTION sync.is_held(case__ TEXT) RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
	SELECT coalesce((SELECT decision = 'legal hold' FROM app.keeping_decision WHERE case_id = case__
		AND decision IN ('legal hold', 'legal hold lifted') ORDER BY pos DESC, id DESC LIMIT 1), FALSE)
$$;

-- Nothing is erased under a legal hold, and who decided that a case is to be erased does not erase it. What came here last stands.
CREATE FUNCTION sync.refuse_erasing(case__ TEXT, me sync.officer) RETURNS VOID LANGUAGE plpgsql STABLE AS $$
BEGIN
	IF sync.is_held(case__) THEN
		RAISE EXCEPTION 'this case is under a legal hold' USING ERRCODE = 'SY011';
	END IF;
	IF (SELECT decision = 'to be erased' AND decided_by_id = me.id FROM app.keeping_decision WHERE case_id = case__
			AND decision IN ('kept longer', 'to be erased') ORDER BY pos DESC, id DESC LIMIT 1) THEN
		RAISE EXCEPTION 'who decided that a case is erased does not erase it' USING ERRCODE = 'SY012';
	END IF;
END $$;

-- Erase a case, once; done again after a restore by whoever keeps the register of erasures.
CREATE FUNCTION sync.erase_case(case__ TEXT, reason_ TEXT, author_ TEXT) RETURNS JSONB LANGUAGE plpgsql AS $$
DECLARE
	now_at BIGINT;
	erasure UUID;
BEGIN
	now_at := sync.next_position();
	INSERT INTO sync.erasure (id, case_id, reason, author, pos)
	VALUES (md5('erasure' || case__)::uuid, case__, reason_, author_, now_at) ON CONFLICT DO NOTHING
	RETURNING id INTO erasure;
	IF erasure IS NOT NULL THEN
		PERFORM sync.erase_report(case__, erasure, now_at);
		PERFORM sync.erase_rows(case__, erasure, now_at);
		PERFORM sync.erase_said(ARRAY(SELECT sync.said_of(case__, erasure)), erasure, now_at);
		PERFORM sync.erase_log(case__, erasure);
		-- Questions about a person belong to no case.
		UPDATE sync.clash k SET state = 'overtaken', pos = now_at WHERE state = 'open' AND (case_id = case__
			OR EXISTS (SELECT FROM sync.erased_row r WHERE r.erasure_id = erasure
				AND (r.entity_id, r.entity) = (k.entity_id, k.entity)));
		UPDATE sync.held SET state = 'settled', pos = now_at WHERE id IN (SELECT sync.held_about(case__, erasure));
		DELETE FROM sync.piece WHERE document_id IN (SELECT id FROM app.document WHERE case_id = case__);
		DELETE FROM sync.upload WHERE document_id IN (SELECT id FROM app.document WHERE case_id = case__);
	END IF;
	RETURN jsonb_build_object('pos', now_at,
		'rows', (SELECT count(*) FROM sync.erased_row WHERE erasure_id = md5('erasure' || case__)::uuid));
END $$;

-- Whether a change is about that case or its persons, be it of a row that was never made.
CREATE FUNCTION sync.is_about(c sync.change, case__ TEXT, erasure UUID) RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
	SELECT coalesce(c.case_id = case__, FALSE) OR coalesce(c.patch ->> 'case_id' = case__, FALSE)
		OR EXISTS (SELECT FROM sync.erased_row r WHERE r.erasure_id = erasure
			AND (r.entity_id, r.entity) IN ((c.entity_id, c.entity), (c.patch ->> 'person_id', 'person')))
$$;

CREATE FUNCTION sync.held_about(case__ TEXT, erasure UUID) RETURNS SETOF UUID LANGUAGE sql STABLE AS $$
	SELECT h.id FROM sync.held h WHERE h.case_id = case__ OR EXISTS (SELECT FROM sync.change c
		WHERE c.change_id = ANY (h.changes) AND sync.is_about(c, case__, erasure))
$$;

-- What was said of no case, and yet about these persons: why a question about them was set aside, whose a lost row was.
CREATE FUNCTION sync.said_of(case__ TEXT, erasure UUID) RETURNS SETOF TEXT LANGUAGE sql STABLE AS $$
	SELECT s.id::text FROM app.settlement s WHERE s.case_id IS NULL
		AND (s.held_id IN (SELECT h::text FROM sync.held_about(case__, erasure) h)
			OR s.clash_id IN (SELECT k.id::text FROM sync.clash k JOIN sync.erased_row r
				ON (r.entity_id, r.entity) = (k.entity_id, k.entity) WHERE r.erasure_id = erasure))
	UNION ALL SELECT g.id::text FROM app.given_back g JOIN sync.erased_row r
		ON (r.entity_id, r.entity) = (g.entity_id, g.entity) WHERE r.erasure_id = erasure AND g.case_id IS NULL
$$;

-- By three indexes: everybody waits for an erasure, and the log is long.
CREATE FUNCTION sync.erase_log(case__ TEXT, erasure UUID) RETURNS VOID LANGUAGE sql AS $$
	UPDATE sync.change c SET patch = sync.redacted(c.entity, c.patch, c.outcome ->> '_' = 'held')
	WHERE c.change_id IN (SELECT k.change_id FROM sync.change k WHERE k.case_id = case__
		UNION SELECT k.change_id FROM sync.erased_row r
			JOIN sync.change k ON (k.entity_id, k.entity) = (r.entity_id, r.entity) WHERE r.erasure_id = erasure
		UNION SELECT k.change_id FROM sync.held h JOIN sync.change k ON k.change_id = ANY (h.changes)
			WHERE h.id IN (SELECT sync.held_about(case__, erasure)) AND sync.is_about(k, case__, erasure))
$$;

-- The report of an import without the rows of this case, and without the lines it shows of the file: in the row, and in the
-- log. With the last of its cases the whole of it goes.
CREATE FUNCTION sync.erase_report(case__ TEXT, erasure UUID, now_at BIGINT) RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
	k app.case_;
BEGIN
	SELECT * INTO k FROM app.case_ WHERE id = case__;
	UPDATE app.import_run SET report = sync.report_without(report, k), ver = ver || jsonb_build_object('report', erasure),
		pos = now_at WHERE id = k.import_run_id;
	UPDATE sync.change SET patch = patch || jsonb_build_object('report', sync.report_without(patch -> 'report', k))
	WHERE entity_id = k.import_run_id AND entity = 'import_run' AND patch ? 'report';
END $$;

CREATE FUNCTION sync.report_without(report JSONB, k app.case_) RETURNS JSONB LANGUAGE sql IMMUTABLE AS $$
	SELECT report
		|| CASE WHEN jsonb_typeof(report -> 'rows') = 'array' THEN jsonb_build_object('rows', (
			SELECT coalesce(jsonb_agg(row_ ORDER BY n), '[]')
			FROM jsonb_array_elements(report -> 'rows') WITH ORDINALITY t (row_, n)
			WHERE coalesce(row_ ->> 'reference' <> k.reference, TRUE)
				AND coalesce(row_ ->> 'source_reference' <> k.source_reference, TRUE))) ELSE '{}' END
		|| CASE WHEN jsonb_typeof(report -> 'read_as') = 'object' THEN
			jsonb_build_object('read_as', report -> 'read_as' || '{"samples": []}') ELSE '{}' END
$$;

-- The import that brought this case, where it brought no other that is not erased.
CREATE FUNCTION sync.runs_of_this_alone(case__ TEXT) RETURNS SETOF TEXT LANGUAGE sql STABLE AS $$
	SELECT k.import_run_id::text FROM app.case_ k WHERE k.id = case__ AND k.import_run_id IS NOT NULL
		AND NOT EXISTS (SELECT FROM app.case_ o WHERE o.import_run_id = k.import_run_id
			AND NOT EXISTS (SELECT FROM sync.erasure e WHERE e.case_id = o.id))
$$;

-- Those who are in this case and in no other: the person who complained, and who spoke for them.
CREATE FUNCTION sync.persons_of_this_alone(case__ TEXT) RETURNS SETOF TEXT LANGUAGE sql STABLE AS $$
	SELECT t.person FROM (
		SELECT k.person_id::text AS person FROM app.case_ k WHERE k.id = case__ AND k.person_id IS NOT NULL
		UNION SELECT a.person_id::text FROM sync.beside a WHERE a.case_id = case__) t
	WHERE NOT EXISTS (SELECT FROM app.case_ k WHERE k.person_id = t.person AND k.id <> case__
			AND NOT EXISTS (SELECT FROM sync.erasure e WHERE e.case_id = k.id))
		AND NOT EXISTS (SELECT FROM sync.beside a WHERE a.person_id = t.person AND a.case_id <> case__
			AND NOT EXISTS (SELECT FROM sync.erasure e WHERE e.case_id = a.case_id))
$$;
