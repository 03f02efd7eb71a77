-- A mark for each position, drawn when it is taken. By its mark a desk's cursor says which life of the data it followed: a
-- server that was put back to an earlier moment, by whatever means, does not remember the marks it drew after that.

-- A trigger, so that no path to a new position can forget it. A machine that was put back with its memory may draw the same
-- random number again, though never at the same moment.
CREATE FUNCTION sync.mark() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO sync.step (pos, token) VALUES (NEW.pos, md5(gen_random_uuid()::text || clock_timestamp()::text)::uuid)
	ON CONFLICT (pos) DO UPDATE SET token = excluded.token, drawn_at = clock_timestamp();
	IF NEW.pos % 1000 = 0 THEN
		PERFORM sync.forget_marks(NEW.pos);
		-- A piece whose transaction was open while its document was erased, or sent whole by somebody else.
		PERFORM sync.forget_pieces(document_id) FROM (SELECT DISTINCT document_id FROM sync.piece) t;
	END IF;
	RETURN NULL;
END $$;

-- A mark is kept for 100 days and for 10,000 positions: three times as long as desks keep what they sent. Twice as many are
-- looked at as were drawn since the last time, the oldest first, so that a pile is worn off and no push waits for it.
CREATE FUNCTION sync.forget_marks(now_at BIGINT) RETURNS VOID LANGUAGE sql AS $$
	DELETE FROM sync.step USING (SELECT pos FROM sync.step ORDER BY pos LIMIT 2000) oldest
	WHERE step.pos = oldest.pos AND step.pos < now_at - 10000 AND drawn_at < clock_timestamp() - INTERVAL '100 days'
$$;
CREATE TRIGGER mark AFTER UPDATE OF pos ON sync.ctr FOR EACH ROW WHEN (NEW.pos > OLD.pos) EXECUTE FUNCTION sync.mark();

CREATE FUNCTION sync.token_of(pos_ BIGINT) RETURNS UUID LANGUAGE sql STABLE AS $$
	SELECT token FROM sync.step WHERE pos = pos_
$$;

-- Whether the cursor a desk asks with is of this life of the data. One that has fetched nothing yet has followed none; one of
-- an older program has no mark, only the number.
CREATE FUNCTION sync.remembers(p JSONB, now_at BIGINT) RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
	SELECT sync.cursor_of(p) = 0 OR sync.cursor_of(p) <= now_at
		AND (p ->> 'token' IS NULL OR p ->> 'token' = sync.token_of(sync.cursor_of(p))::text)
$$;

-- Whether the mark of a desk's cursor is forgotten here for its age. The desk is not taken for known all the same: this server
-- may have been put back to before that cursor. It fetches everything anew, which a desk away for so long can bear.
CREATE FUNCTION sync.is_forgotten(p JSONB) RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
	SELECT sync.cursor_of(p) < coalesce((SELECT min(pos) FROM sync.step), 0)
$$;

-- Whether this server was put back to an earlier moment, and not so long ago that a desk may not have come since: only then
-- can there be versions and rows that it does not know and a desk truly does.
CREATE FUNCTION sync.was_restored() RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
	SELECT EXISTS (SELECT FROM sync.life WHERE epoch <> sync.epoch()) AND EXISTS (SELECT FROM sync.life
		WHERE epoch = sync.epoch() AND began_at > clock_timestamp() - INTERVAL '100 days')
$$;

-- Which of these changes never arrived here, or are forgotten: a desk asks it of what it knows of others' work.
CREATE FUNCTION sync.unknown(p JSONB) RETURNS JSONB
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, sync, app, pg_temp AS $$
DECLARE
	me sync.officer := sync.at_work();
	d sync.device := sync.desk(p);
BEGIN
	IF coalesce(jsonb_typeof(p -> 'changes'), '') <> 'array' OR jsonb_array_length(p -> 'changes') > 5000 THEN
		RAISE EXCEPTION 'the question cannot be read' USING ERRCODE = 'SY006';
	END IF;
	RETURN (SELECT coalesce(jsonb_agg(e), '[]') FROM jsonb_array_elements_text(p -> 'changes') e
		LEFT JOIN sync.change c ON c.change_id = sync.as_uuid(e) WHERE c.change_id IS NULL);
END $$;
