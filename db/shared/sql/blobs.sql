-- The bytes of documents: pieces of 256 KiB numbered from 0, sent in any order and more than once, and proved at the end.

-- The document, if this officer sees its case.
CREATE FUNCTION sync.document_of(p JSONB) RETURNS app.document LANGUAGE plpgsql STABLE AS $$
DECLARE
	me sync.officer := sync.at_work();
	d sync.device := sync.desk(p);
	found_ app.document;
BEGIN
	SELECT * INTO found_ FROM app.document t WHERE t.id = p ->> 'document' AND sync.sees_case(me, t.case_id);
	IF found_.id IS NULL OR found_.destroyed_at IS NOT NULL OR EXISTS (SELECT FROM sync.erased_row WHERE entity_id = found_.id AND entity = 'document') THEN
		RAISE EXCEPTION 'there is no such document' USING ERRCODE = '42501';
	END IF;
	RETURN found_;
END $$;

-- Take a piece, or with NULL only say which are here: this officer's, or all of a document that is whole. When all are, they
-- have to be the document; else all of this officer's are forgotten.
CREATE FUNCTION sync.blob_put(p JSONB, piece BYTEA) RETURNS JSONB
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, sync, app, pg_temp AS $$
DECLARE
	t app.document := sync.document_of(p);
	number_ BIGINT := sync.as_number(p -> 'n');
	pieces_ INT := (t.size + 262143) / 262144;
BEGIN
	IF NOT EXISTS (SELECT FROM sync.upload WHERE document_id = t.id) THEN
		IF piece IS NOT NULL THEN
			PERFORM sync.spend(length(piece));
			IF coalesce(number_ NOT BETWEEN 0 AND pieces_ - 1, TRUE)
				OR length(piece) <> least(262144, t.size - number_ * 262144) THEN
				RAISE EXCEPTION 'this is no piece of the document' USING ERRCODE = 'SY006';
			END IF;
			INSERT INTO sync.piece (document_id, login, n, content) VALUES (t.id, session_user, number_, piece)
			ON CONFLICT DO NOTHING;
		END IF;
		PERFORM sync.complete_upload(t, pieces_);
	END IF;
	RETURN jsonb_build_object(
		'have', (SELECT coalesce(jsonb_agg(s.n ORDER BY s.n), '[]') FROM sync.piece s WHERE s.document_id = t.id
			AND s.login = coalesce((SELECT login FROM sync.upload WHERE document_id = t.id), session_user)),
		'complete', EXISTS (SELECT FROM sync.upload WHERE document_id = t.id));
END $$;

CREATE FUNCTION sync.complete_upload(t app.document, pieces_ INT) RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
	now_at BIGINT;
BEGIN
	IF (SELECT count(*) FROM sync.piece WHERE document_id = t.id AND login = session_user) < pieces_ THEN
		RETURN;
	END IF;
	IF (SELECT encode(sha256(string_agg(content, '' ORDER BY n)), 'hex') FROM sync.piece
			WHERE document_id = t.id AND login = session_user) IS DISTINCT FROM t.sha256 THEN
		DELETE FROM sync.piece WHERE document_id = t.id AND login = session_user;
		RETURN;
	END IF;
	-- The order of locks is the same everywhere: the position first, then what it is for.
	now_at := sync.next_position();
	INSERT INTO sync.upload (document_id, pieces, pos, login) SELECT t.id, pieces_, now_at, session_user
	WHERE NOT EXISTS (SELECT FROM sync.erased_row WHERE entity_id = t.id AND entity = 'document')
		AND NOT EXISTS (SELECT FROM app.document WHERE id = t.id AND destroyed_at IS NOT NULL)
	ON CONFLICT DO NOTHING;
	PERFORM sync.forget_pieces(t.id);
END $$;

-- Let go of the pieces that no document is made of: of other senders where it is whole, and all where it was erased or
-- destroyed.
CREATE FUNCTION sync.forget_pieces(document__ TEXT) RETURNS VOID LANGUAGE sql AS $$
	DELETE FROM sync.piece s WHERE s.document_id = document__
		AND (EXISTS (SELECT FROM sync.upload u WHERE u.document_id = s.document_id AND u.login <> s.login)
			OR EXISTS (SELECT FROM sync.erased_row WHERE entity_id = s.document_id AND entity = 'document')
			OR EXISTS (SELECT FROM app.document WHERE id = s.document_id AND destroyed_at IS NOT NULL))
$$;

-- A letter that went out is evidence: what it said is neither withdrawn nor destroyed.
CREATE FUNCTION sync.rule_letter_stays() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
	IF EXISTS (SELECT FROM app.letter WHERE document_id = NEW.id)
		OR EXISTS (SELECT FROM app.letter_copy WHERE document_id = NEW.id) THEN
		PERFORM sync.stop('letter_stays');
	END IF;
	RETURN NULL;
END $$;
CREATE TRIGGER rule_letter_stays AFTER UPDATE ON app.document FOR EACH ROW
	WHEN (NEW.withdrawn_on IS DISTINCT FROM OLD.withdrawn_on OR NEW.destroyed_at IS DISTINCT FROM OLD.destroyed_at)
	EXECUTE FUNCTION sync.rule_letter_stays();

-- The bytes of a document that is destroyed go at once, and for good; only one that is withdrawn is, and none under a legal
-- hold.
CREATE FUNCTION sync.rule_destroyed() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
	IF OLD.destroyed_at IS NOT NULL THEN
		PERFORM sync.stop('set_for_good');
	END IF;
	IF NEW.withdrawn_on IS NULL THEN
		PERFORM sync.stop('not_withdrawn');
	END IF;
	IF sync.is_held(NEW.case_id) THEN
		PERFORM sync.stop('legal_hold');
	END IF;
	DELETE FROM sync.upload WHERE document_id = NEW.id;
	DELETE FROM sync.piece WHERE document_id = NEW.id;
	RETURN NULL;
END $$;
CREATE TRIGGER rule_destroyed AFTER UPDATE ON app.document FOR EACH ROW
	WHEN (NEW.destroyed_at IS DISTINCT FROM OLD.destroyed_at) EXECUTE FUNCTION sync.rule_destroyed();

-- One piece of a document that is whole; nothing where it is not.
CREATE FUNCTION sync.blob_get(p JSONB) RETURNS BYTEA
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, sync, app, pg_temp AS $$
DECLARE
	t app.document := sync.document_of(p);
BEGIN
	RETURN (SELECT s.content FROM sync.piece s JOIN sync.upload u ON (u.document_id, u.login) = (s.document_id, s.login)
		WHERE s.document_id = t.id AND s.n = sync.as_number(p -> 'n'));
END $$;
