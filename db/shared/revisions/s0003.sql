-- The third revision: the lives of the data, and whose the pieces of a document are.

-- The lives of the data that this server has seen: another one begins when it is put back to an earlier moment.
CREATE TABLE sync.life (
	epoch UUID NOT NULL CONSTRAINT pk_life PRIMARY KEY,
	began_at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp()
);


-- The pieces of a document are whose who sent them, so that nobody spoils what another sends; whole, it is of one sender.
-- A piece waits for no other table: whoever stays in a transaction with one holds up neither a move nor an erasure.
ALTER TABLE sync.upload ADD COLUMN login TEXT NOT NULL DEFAULT '';
ALTER TABLE sync.upload ALTER COLUMN login DROP DEFAULT;
ALTER TABLE sync.piece DROP CONSTRAINT fk_piece_document_id;
DELETE FROM sync.piece WHERE document_id NOT IN (SELECT document_id FROM sync.upload WHERE complete);
DELETE FROM sync.upload WHERE NOT complete;
ALTER TABLE sync.upload DROP COLUMN complete;
ALTER TABLE sync.piece ADD COLUMN login TEXT NOT NULL DEFAULT '';
ALTER TABLE sync.piece ALTER COLUMN login DROP DEFAULT;
ALTER TABLE sync.piece DROP CONSTRAINT pk_piece, ADD CONSTRAINT pk_piece PRIMARY KEY (document_id, login, n);
