-- What an administrator writes goes the same way as everything else: through the merge and into the log.

CREATE FUNCTION sync.administer(entity_ TEXT, id_ TEXT, patch_ JSONB) RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
	me sync.officer := (session_user, '', session_user, '', NULL, '{}', TRUE, TRUE, TRUE, NULL);
	now_at BIGINT;
	ver_ JSONB;
	c sync.incoming;
BEGIN
	now_at := sync.next_position();
	EXECUTE format('SELECT ver FROM app.%I WHERE id = $1', entity_) INTO ver_ USING id_;
	c := (gen_random_uuid(), NULL, gen_random_uuid(), sync.moment(clock_timestamp()), (SELECT schema FROM sync.version),
		entity_, id_, NULL, CASE WHEN ver_ IS NULL THEN 'insert' ELSE 'update' END, patch_,
		(SELECT coalesce(jsonb_object_agg(f, coalesce(ver_ ->> f, ver_ ->> '*')), '{}') FROM jsonb_object_keys(patch_) f
			WHERE ver_ IS NOT NULL), FALSE, NULL);
	c.sent := c.change_id;
	PERFORM sync.check_changes(me, ARRAY[c], jsonb_build_object(entity_, patch_ || '{"*": true}'));
	PERFORM sync.merge(me, NULL, now_at, ARRAY[c]);
END $$;
