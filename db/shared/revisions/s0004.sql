-- The fourth revision: what was sent is counted past a rollback, and the log lets go of old savings of intakes.

-- What is left of each officer's allowance is said by a sequence of their own (sql/order.sql); the row is what they wait for.
ALTER TABLE sync.allowance DROP COLUMN bytes, DROP COLUMN at;
INSERT INTO sync.allowance (login) SELECT login FROM app.officer WHERE login IS NOT NULL ON CONFLICT DO NOTHING;
DO $$
DECLARE counter TEXT;
BEGIN
	FOR counter IN SELECT 'sync.spent_' || md5(login) FROM app.officer WHERE login IS NOT NULL LOOP
		EXECUTE format('CREATE SEQUENCE %s', counter);
	END LOOP;
END $$;

-- Which of the server's own refusals a desk met last: who leads is told that its work is stuck, and why.
ALTER TABLE sync.device ADD COLUMN problem TEXT;

-- Of what was saved of an intake on the way only what stands, or is still asked about, stays in the log (sql/drafts.sql).

UPDATE sync.change c SET patch = c.patch || '{"content": null}'
WHERE c.entity = 'draft' AND c.case_id IS NULL AND c.patch ? 'content'
	AND NOT EXISTS (SELECT FROM app.draft t
		WHERE t.id = c.entity_id AND coalesce(t.ver ->> 'content', t.ver ->> '*') = c.change_id::text)
	AND NOT EXISTS (SELECT FROM sync.clash k WHERE k.entity_id = c.entity_id AND k.entity = 'draft'
		AND k.state = 'open' AND c.change_id IN (k.base_change, k.kept_change, k.their_change))
	AND NOT EXISTS (SELECT FROM sync.held h WHERE h.changes @> ARRAY[c.change_id] AND h.state = 'open');
