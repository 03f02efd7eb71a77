-- What a desk has not seen yet: rows as they stand, not how they came to be. One statement, one moment of the server.

CREATE FUNCTION sync.pull(p JSONB) RETURNS SETOF TEXT
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, sync, app, pg_temp AS $$
	SELECT sync.head(p)
	UNION ALL SELECT sync.rows(sync.at_work(), sync.cursor_of(p))
	UNION ALL SELECT sync.feeds(sync.at_work(), sync.cursor_of(p))
	UNION ALL SELECT json_build_array('!digest', sync.digests(sync.at_work(), p -> 'values' = 'true'))::text
		WHERE (p -> 'digest')::boolean
$$;

CREATE FUNCTION sync.cursor_of(p JSONB) RETURNS BIGINT LANGUAGE sql IMMUTABLE AS $$
	SELECT coalesce(sync.as_number(p -> 'cursor'), 0)
$$;

-- The first line: what the rest is. A desk whose cursor this server does not remember met another life of it; one whose
-- schema is too old for the rows may send what it has, and not pull.
CREATE FUNCTION sync.head(p JSONB) RETURNS TEXT LANGUAGE plpgsql STABLE AS $$
DECLARE
	d sync.device := sync.desk(p);
	after BIGINT := sync.cursor_of(p);
	now_at BIGINT := (SELECT pos FROM sync.ctr);
BEGIN
	IF NOT sync.remembers(p, now_at) THEN
		RAISE EXCEPTION 'the shared database has begun another life' USING ERRCODE = 'SY001';
	END IF;
	IF d.schema < (SELECT min_schema FROM sync.version) THEN
		RAISE EXCEPTION 'the desk knows too old a schema' USING ERRCODE = 'SY004';
	END IF;
	RETURN json_build_object('head', json_build_object('pos', now_at, 'token', sync.token_of(now_at), 'epoch', sync.epoch(),
		'scope', sync.scope(sync.at_work()), 'full', after = 0, 'columns', sync.columns()))::text;
END $$;

-- Eight hex digits of a row's finger-print, as a number.
CREATE FUNCTION sync.print_of(row_ TEXT) RETURNS BIGINT LANGUAGE sql IMMUTABLE AS $$
	SELECT ('x' || left(md5(row_), 8))::bit(32)::bigint
$$;

-- A document as both sides write it in a finger-print: without what follows a decimal point, for a desk keeps a fraction as
-- a machine does, and PostgreSQL as it was typed.
CREATE FUNCTION sync.in_print(doc JSONB) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$
	SELECT regexp_replace(doc::text, '\.[0-9]+', '', 'g')
$$;
