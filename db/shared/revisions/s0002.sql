-- What a server of another life lost and a desk gave back; a mark for each position, by which one that was put back to an
-- earlier moment is known.

CREATE TABLE app.given_back (
	case_id VARCHAR(36),
	entity VARCHAR(80) NOT NULL,
	entity_id VARCHAR(36) NOT NULL,
	fields TEXT,
	said_by VARCHAR(200),
	written_at VARCHAR(32),
	given_by_id VARCHAR(36) NOT NULL,
	given_at VARCHAR(32) NOT NULL,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT fk_given_back_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_given_back_given_by_id FOREIGN KEY(given_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_given_back PRIMARY KEY (id)
);

CREATE INDEX ix_given_back_case_id ON app.given_back (case_id);

CREATE INDEX ix_given_back_entity_id ON app.given_back (entity_id);

CREATE INDEX ix_given_back_pos ON app.given_back (pos, id);

-- A row a position: drawn at random when the position is taken. A desk whose cursor has another mark has followed a life
-- of the data that this server does not remember.
CREATE TABLE sync.step (
	pos BIGINT NOT NULL CONSTRAINT pk_step PRIMARY KEY,
	token UUID NOT NULL,
	drawn_at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp()
);
INSERT INTO sync.step (pos, token) SELECT pos, gen_random_uuid() FROM sync.ctr WHERE pos > 0;

CREATE INDEX ix_commitment_contractor_due_on ON app.commitment (contractor, due_on, state, completed_on);

CREATE INDEX ix_commitment_owner_id_due_on ON app.commitment (owner_id, due_on, state, completed_on);

-- Officers whose connection was ended because it held up all others; and how much each may still send.
CREATE TABLE sync.stalled (
	login TEXT NOT NULL,
	at TIMESTAMPTZ NOT NULL
);
CREATE INDEX ix_stalled_login ON sync.stalled (login, at);
CREATE TABLE sync.allowance (
	login TEXT NOT NULL CONSTRAINT pk_allowance PRIMARY KEY,
	bytes BIGINT NOT NULL,
	at TIMESTAMPTZ NOT NULL
);
-- A row is known by its table and its id.
ALTER TABLE sync.erased_row DROP CONSTRAINT pk_erased_row,
	ADD CONSTRAINT pk_erased_row PRIMARY KEY (entity_id, entity);
CREATE INDEX ix_held_author ON sync.held (author) WHERE state = 'open';
