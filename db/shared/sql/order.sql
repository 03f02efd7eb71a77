-- The one order of all that is written, and what keeps an officer from stopping the others: whoever takes a position holds
-- up everybody until they commit, and PostgreSQL lets nobody but the caller end the caller's transaction.

-- Take the next position. It is waited for twice as long as the functions' lock_timeout; in between, whoever keeps it for
-- longer than any desk needs is sent away.
CREATE FUNCTION sync.next_position() RETURNS BIGINT LANGUAGE plpgsql AS $$
DECLARE
	now_at BIGINT;
BEGIN
	IF EXISTS (SELECT FROM sync.stalled WHERE login = session_user AND at > clock_timestamp() - sync.rest()) THEN
		RAISE EXCEPTION 'this officer held up the others' USING ERRCODE = 'SY007';
	END IF;
	FOR turn IN 1 .. 2 LOOP
		BEGIN
			UPDATE sync.ctr SET pos = pos + 1 RETURNING pos INTO now_at;
			INSERT INTO sync.life (epoch) VALUES (sync.epoch()) ON CONFLICT DO NOTHING;
			RETURN now_at;
		EXCEPTION WHEN lock_not_available THEN
			IF turn = 2 THEN
				RAISE;
			END IF;
			PERFORM sync.stop_who_stalls();
		END;
	END LOOP;
END $$;

-- How long a position may be kept: by a statement, and by a transaction in which nothing happens, which no desk has.
CREATE FUNCTION sync.most_time(idle BOOLEAN) RETURNS INTERVAL LANGUAGE sql IMMUTABLE AS $$
	SELECT CASE WHEN idle THEN INTERVAL '2 seconds' ELSE INTERVAL '20 seconds' END
$$;

-- How long who stalled the others takes no further position.
CREATE FUNCTION sync.rest() RETURNS INTERVAL LANGUAGE sql IMMUTABLE AS $$ SELECT INTERVAL '10 minutes' $$;

-- End the connections of officers that keep the position for too long; those that wait for it have its tuple lock.
CREATE FUNCTION sync.stop_who_stalls() RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
	WITH keeping AS MATERIALIZED (
		SELECT a.pid, a.usename, a.state LIKE 'idle%' AS idle,
			CASE WHEN a.state LIKE 'idle%' THEN a.state_change ELSE a.xact_start END AS since
		FROM pg_stat_activity a JOIN app.officer o ON o.login = a.usename
		JOIN pg_locks l ON l.pid = a.pid AND l.locktype = 'relation' AND l.relation = 'sync.ctr'::regclass
			AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
			AND l.mode = 'RowExclusiveLock' AND l.granted
		WHERE a.pid <> pg_backend_pid() AND NOT EXISTS (SELECT FROM pg_locks w
			WHERE w.pid = a.pid AND w.locktype = 'tuple' AND w.relation = 'sync.ctr'::regclass)
	), late AS MATERIALIZED (
		SELECT pid, usename FROM keeping WHERE since < clock_timestamp() - sync.most_time(idle)
	)
	INSERT INTO sync.stalled (login, at) SELECT usename, clock_timestamp() FROM late WHERE pg_terminate_backend(pid);
EXCEPTION WHEN insufficient_privilege THEN
	RAISE LOG 'an officer holds up the others, and complaints_owner is no member of pg_signal_backend';
END $$;

-- An officer has 1 GiB to send in hand, and 128 KiB more each second: enough to join with a large record, or after a
-- restore, and not to fill the disk overnight. Counted by a sequence, which no rollback takes back: it says at which byte
-- of time (so many to a second) all that was sent is paid for. What is refused is not counted.
CREATE FUNCTION sync.spend(bytes BIGINT) RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
	most BIGINT := 1073741824;
	each_second BIGINT := 131072;
	counter REGCLASS := sync.counter_of(session_user)::regclass;
	now_ BIGINT;
	paid BIGINT;
BEGIN
	-- One connection of an officer after the other.
	PERFORM FROM sync.allowance WHERE login = session_user FOR NO KEY UPDATE;
	now_ := floor(extract(epoch FROM clock_timestamp()) * each_second);
	-- Further ahead than it can have come to is a clock that was put back.
	paid := least(greatest(pg_sequence_last_value(counter), now_), now_ + most);
	IF paid + spend.bytes > now_ + most THEN
		PERFORM setval(counter, paid);
		RAISE EXCEPTION 'this officer has sent too much for now' USING ERRCODE = 'SY008';
	END IF;
	PERFORM setval(counter, paid + spend.bytes);
END $$;

CREATE FUNCTION sync.counter_of(login_ TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$
	SELECT 'sync.spent_' || md5(login_)
$$;

-- Whoever is given a log-in, which an administrator does, has a counter: made by an officer's call it could be taken back.
CREATE FUNCTION sync.give_counter() RETURNS TRIGGER LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, sync, app, pg_temp AS $$
BEGIN
	INSERT INTO sync.allowance (login) VALUES (NEW.login) ON CONFLICT DO NOTHING;
	EXECUTE format('CREATE SEQUENCE IF NOT EXISTS %s', sync.counter_of(NEW.login));
	RETURN NULL;
END $$;
CREATE TRIGGER give_counter AFTER INSERT OR UPDATE OF login ON app.officer FOR EACH ROW
	WHEN (NEW.login IS NOT NULL) EXECUTE FUNCTION sync.give_counter();

-- What is held, and what lost a clash, stands in people's lists until somebody deals with it: 1,000 questions by one officer
-- are enough for them. Asked after a push was taken, so that one in which old questions are dealt with counts them no more.
CREATE FUNCTION sync.refuse_too_many_questions(author_ TEXT) RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
	IF (SELECT count(*) FROM sync.held WHERE author = author_ AND state = 'open')
		+ (SELECT count(*) FROM sync.clash k JOIN sync.change c ON c.change_id = k.their_change
			WHERE k.state = 'open' AND c.author = author_) > 1000 THEN
		RAISE EXCEPTION 'too much of this officer''s work is held' USING ERRCODE = 'SY009';
	END IF;
END $$;
