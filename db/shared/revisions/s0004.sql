-- The fourth revision: the log lets go of what was saved of an intake on the way (sql/drafts.sql), of old too.

UPDATE sync.change c SET patch = c.patch || '{"content": null}'
WHERE c.entity = 'draft' AND c.case_id IS NULL AND c.patch ? 'content'
	AND NOT EXISTS (SELECT FROM app.draft t
		WHERE t.id = c.entity_id AND coalesce(t.ver ->> 'content', t.ver ->> '*') = c.change_id::text)
	AND NOT EXISTS (SELECT FROM sync.clash k WHERE k.entity_id = c.entity_id AND k.entity = 'draft'
		AND k.state = 'open' AND c.change_id IN (k.base_change, k.kept_change, k.their_change))
	AND NOT EXISTS (SELECT FROM sync.held h WHERE h.changes @> ARRAY[c.change_id] AND h.state = 'open');
