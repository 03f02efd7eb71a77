-- What measures count of each stage, for reporting tools: worked out by the desks of those who see every case, for the
-- working days and the rules of the Code are known there, and kept here as the last of them said. Nothing of it is read
-- by a desk, and none of it says who complains.

CREATE FUNCTION sync.publish(p JSONB) RETURNS JSONB
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, sync, app, pg_temp AS $$
DECLARE
	me sync.officer := sync.at_work();
	d sync.device := sync.desk(p);
BEGIN
	IF NOT me.sees_all THEN
		RAISE EXCEPTION 'this role publishes no numbers' USING ERRCODE = '42501';
	END IF;
	IF jsonb_typeof(p -> 'rows') IS DISTINCT FROM 'array' OR jsonb_array_length(p -> 'rows') > 500
		OR EXISTS (SELECT FROM jsonb_array_elements(p -> 'rows') e WHERE NOT sync.is_counted(e)) THEN
		RAISE EXCEPTION 'these are no stages that are counted' USING ERRCODE = 'SY006';
	END IF;
	PERFORM sync.spend(octet_length(p::text));
	DELETE FROM sync.counted WHERE case_id IN (SELECT e ->> 'case_id' FROM jsonb_array_elements(p -> 'rows') e);
	INSERT INTO sync.counted
		SELECT r.* FROM jsonb_array_elements(p -> 'rows') e,
			jsonb_populate_record(NULL::sync.counted, e || jsonb_build_object('published_at', clock_timestamp())) r
		WHERE EXISTS (SELECT FROM app.case_ k WHERE k.id = e ->> 'case_id')
		ON CONFLICT DO NOTHING;
	RETURN jsonb_build_object('taken', jsonb_array_length(p -> 'rows'));
END $$;

-- Ids, days, numbers and words of a kind this long.
CREATE FUNCTION sync.is_counted(e JSONB) RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
	SELECT coalesce(jsonb_typeof(e) = 'object' AND sync.is_id(e ->> 'case_id') AND sync.as_number(e -> 'stage') IN (1, 2)
		AND NOT EXISTS (SELECT FROM unnest(ARRAY['received', 'acknowledge_by', 'acknowledged', 'latest_due', 'first_due', 'due',
			'told', 'responded', 'refused', 'withdrawn', 'merged', 'passed', 'closed', 'asked_on', 'asked_refused']) day
			WHERE e -> day <> 'null' AND (e ->> day) !~ '^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$')
		AND NOT EXISTS (SELECT FROM unnest(ARRAY['outcome', 'changed', 'taken', 'taken_from_acknowledgement']) number
			WHERE e -> number <> 'null' AND coalesce(abs(sync.as_number(e -> number)), 1e9) > 30000)
		AND NOT EXISTS (SELECT FROM unnest(ARRAY['ground', 'officer', 'estate', 'stock_type']) word
			WHERE jsonb_typeof(e -> word) IS DISTINCT FROM 'string'
				OR length(e ->> word) > CASE word WHEN 'officer' THEN 200 WHEN 'estate' THEN 200 ELSE 80 END), FALSE)
$$;
