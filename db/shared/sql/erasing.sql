-- Erasure of the personal data of a case (UK GDPR, article 17; mostly the end of its keeping): in the rows, in everything
-- that was ever written to them, and in what desks that were away send later.

-- A patch without what was personal in it.
CREATE FUNCTION sync.redacted(patch JSONB, fields TEXT[]) RETURNS JSONB LANGUAGE sql IMMUTABLE AS $$
	SELECT coalesce(jsonb_object_agg(key, CASE WHEN key = ANY (fields || '_'::text) THEN 'null' ELSE value END), '{}')
	FROM jsonb_each(patch)
$$;

-- What the log keeps of a change that comes too late.
CREATE FUNCTION sync.without_erased(c sync.incoming) RETURNS JSONB LANGUAGE sql STABLE AS $$
	SELECT CASE WHEN EXISTS (SELECT FROM sync.erased_row
			WHERE (entity_id, entity) IN ((c.entity_id, c.entity), (c.case_id, 'case_'), (c.patch ->> 'case_id', 'case_'),
				(c.patch ->> 'person_id', 'person')))
		THEN sync.redacted(c.patch, sync.personal(c.entity)) ELSE c.patch END
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
	RETURN sync.erase_case(case__, reason_, me.login);
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
		PERFORM sync.erase_rows(case__, erasure, now_at);
		PERFORM sync.erase_log(case__, erasure);
		-- Questions about a person belong to no case.
		UPDATE sync.clash k SET state = 'overtaken', pos = now_at WHERE state = 'open' AND (case_id = case__
			OR EXISTS (SELECT FROM sync.erased_row r WHERE r.erasure_id = erasure
				AND (r.entity_id, r.entity) = (k.entity_id, k.entity)));
		UPDATE sync.held SET state = 'settled', pos = now_at WHERE case_id = case__
			OR state = 'open' AND changes && ARRAY(SELECT c.change_id FROM sync.change c
				JOIN sync.erased_row r ON (r.entity_id, r.entity) = (c.entity_id, c.entity) WHERE r.erasure_id = erasure);
		DELETE FROM sync.piece WHERE document_id IN (SELECT id FROM app.document WHERE case_id = case__);
		DELETE FROM sync.upload WHERE document_id IN (SELECT id FROM app.document WHERE case_id = case__);
	END IF;
	RETURN jsonb_build_object('pos', now_at,
		'rows', (SELECT count(*) FROM sync.erased_row WHERE erasure_id = md5('erasure' || case__)::uuid));
END $$;

CREATE FUNCTION sync.erase_log(case__ TEXT, erasure UUID) RETURNS VOID LANGUAGE sql AS $$
	UPDATE sync.change c SET patch = sync.redacted(c.patch, sync.personal(c.entity))
	WHERE c.case_id = case__ OR (c.entity_id, c.entity) IN (
		SELECT entity_id, entity FROM sync.erased_row WHERE erasure_id = erasure)
$$;

-- Those who are in this case and in no other: the person who complained, and who spoke for them.
CREATE FUNCTION sync.persons_of_this_alone(case__ TEXT) RETURNS SETOF TEXT LANGUAGE sql STABLE AS $$
	SELECT t.person FROM (
		SELECT k.person_id::text AS person FROM app.case_ k WHERE k.id = case__ AND k.person_id IS NOT NULL
		UNION SELECT a.person_id::text FROM app.authority a WHERE a.case_id = case__) t
	WHERE NOT EXISTS (SELECT FROM app.case_ k WHERE k.person_id = t.person AND k.id <> case__
			AND NOT EXISTS (SELECT FROM sync.erasure e WHERE e.case_id = k.id))
		AND NOT EXISTS (SELECT FROM app.authority a WHERE a.person_id = t.person AND a.case_id <> case__
			AND NOT EXISTS (SELECT FROM sync.erasure e WHERE e.case_id = a.case_id))
$$;
