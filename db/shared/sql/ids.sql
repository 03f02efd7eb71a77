-- Ids that follow from what a row is about (`db.model.base.natural_id`): the server computes them too, and believes nobody that a
-- row is of that id. PostgreSQL itself has no SHA-1, and no extension is asked for.

CREATE FUNCTION sync.sha1(message BYTEA) RETURNS BYTEA LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
	m CONSTANT BIGINT := 4294967295;
	padded BYTEA := message || '\x80'::bytea || decode(repeat('00', (119 - length(message) % 64) % 64), 'hex')
		|| int8send(length(message) * 8);
	h BIGINT[] := ARRAY[1732584193, 4023233417, 2562383102, 271733878, 3285377520];
	w BIGINT[];
	a BIGINT; b BIGINT; c BIGINT; d BIGINT; e BIGINT; t BIGINT;
BEGIN
	FOR block IN 0 .. length(padded) / 64 - 1 LOOP
		a := h[1]; b := h[2]; c := h[3]; d := h[4]; e := h[5];
		FOR i IN 0 .. 79 LOOP
			IF i < 16 THEN
				t := ('x' || encode(substr(padded, block * 64 + i * 4 + 1, 4), 'hex'))::bit(32)::bigint;
			ELSE
				t := w[i - 3] # w[i - 8] # w[i - 14] # w[i - 16];
				t := ((t << 1) | (t >> 31)) & m;
			END IF;
			w[i] := t;
			-- Every operator but the arithmetic ones binds alike here, from the left.
			t := (((a << 5) | (a >> 27)) & m) + e + t + CASE
				WHEN i < 20 THEN ((b & c) | ((b # m) & d)) + 1518500249
				WHEN i < 40 THEN (b # c # d) + 1859775393
				WHEN i < 60 THEN ((b & c) | (b & d) | (c & d)) + 2400959708
				ELSE (b # c # d) + 3395469782 END;
			e := d; d := c; c := ((b << 30) | (b >> 2)) & m; b := a; a := t & m;
		END LOOP;
		h := ARRAY[(h[1] + a) & m, (h[2] + b) & m, (h[3] + c) & m, (h[4] + d) & m, (h[5] + e) & m];
	END LOOP;
	RETURN (SELECT string_agg(substr(int8send(x), 5), ''::bytea ORDER BY n) FROM unnest(h) WITH ORDINALITY t (x, n));
END $$;

-- The id of a thing of which there is one, by its kind and its names.
CREATE FUNCTION sync.natural_id(VARIADIC names TEXT[]) RETURNS TEXT LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
	hash BYTEA := substr(sync.sha1(sync.namespace() || convert_to(array_to_string(names, E'\n', ''), 'UTF8')), 1, 16);
BEGIN
	hash := set_byte(set_byte(hash, 6, (get_byte(hash, 6) & 15) | 80), 8, (get_byte(hash, 8) & 63) | 128);
	RETURN encode(hash, 'hex')::uuid::text;
END $$;

-- Whether an id is one of those.
CREATE FUNCTION sync.is_natural(id_ TEXT) RETURNS BOOLEAN LANGUAGE sql IMMUTABLE AS $$ SELECT substr(id_, 15, 1) = '5' $$;
