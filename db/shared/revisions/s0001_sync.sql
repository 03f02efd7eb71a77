-- The machinery beside the landlord's own rows. Nobody is granted anything on these tables: officers reach them through
-- the functions of this schema alone.

-- Which revision the tables are at, and which schemas of desks it understands.
CREATE TABLE sync.version (
	one BOOLEAN NOT NULL DEFAULT TRUE CONSTRAINT pk_version PRIMARY KEY CONSTRAINT ck_version_one CHECK (one),
	revision TEXT NOT NULL,
	schema TEXT NOT NULL,
	min_schema TEXT NOT NULL,
	installed_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

-- The one order: a push takes the next position and keeps this row locked until it commits, so that the order of
-- positions is the order of commits. `base_epoch` is drawn anew by an administrator who restored the data in place.
CREATE TABLE sync.ctr (
	id INTEGER NOT NULL CONSTRAINT pk_ctr PRIMARY KEY CONSTRAINT ck_ctr_one CHECK (id = 1),
	pos BIGINT NOT NULL,
	base_epoch UUID NOT NULL DEFAULT gen_random_uuid()
);
INSERT INTO sync.ctr (id, pos) VALUES (1, 0);

-- What each role may do; provisioned from the program's own table of rights.
CREATE TABLE sync.role_ (
	role TEXT NOT NULL CONSTRAINT pk_role_ PRIMARY KEY,
	sees_all BOOLEAN NOT NULL,
	leads BOOLEAN NOT NULL,
	erases BOOLEAN NOT NULL,
	money_limit BIGINT NOT NULL
);
CREATE TABLE sync.allowed (
	role TEXT NOT NULL CONSTRAINT fk_allowed_role REFERENCES sync.role_ (role),
	entity TEXT NOT NULL,
	field TEXT NOT NULL,
	CONSTRAINT pk_allowed PRIMARY KEY (role, entity, field)
);

-- A copy of the program at work: how far it has sent and pulled.
CREATE TABLE sync.device (
	device_id UUID NOT NULL CONSTRAINT pk_device PRIMARY KEY,
	officer TEXT NOT NULL,
	code TEXT NOT NULL CONSTRAINT uq_device_code UNIQUE,
	last_seq BIGINT NOT NULL DEFAULT 0,
	last_change UUID,
	cursor BIGINT NOT NULL DEFAULT 0,
	waiting INTEGER NOT NULL DEFAULT 0,
	schema TEXT NOT NULL,
	app TEXT NOT NULL,
	first_seen TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(),
	last_seen TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(),
	revoked BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE INDEX ix_device_officer ON sync.device (officer);

-- Every change that ever arrived, and what came of it. `at` is what the desk's clock said: shown, never compared.
CREATE TABLE sync.change (
	change_id UUID NOT NULL CONSTRAINT pk_change PRIMARY KEY,
	pos BIGINT NOT NULL,
	device_id UUID,
	seq BIGINT,
	batch UUID NOT NULL,
	author TEXT NOT NULL,
	at TEXT,
	received_at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(),
	schema TEXT NOT NULL,
	entity TEXT NOT NULL,
	entity_id TEXT NOT NULL,
	case_id TEXT,
	op TEXT NOT NULL,
	patch JSONB NOT NULL,
	base JSONB NOT NULL,
	outcome JSONB NOT NULL,
	CONSTRAINT uq_change_device_id UNIQUE (device_id, seq)
);
CREATE INDEX ix_change_entity_id ON sync.change (entity_id);
CREATE INDEX ix_change_case_id ON sync.change (case_id, pos) WHERE case_id IS NOT NULL;
CREATE INDEX ix_change_author ON sync.change (author) WHERE op = 'insert' AND entity IN ('person', 'import_run');

-- Two people set one field, each without knowing of the other. The values are in the changes, and only there.
CREATE TABLE sync.clash (
	id UUID NOT NULL CONSTRAINT pk_clash PRIMARY KEY,
	case_id TEXT,
	entity TEXT NOT NULL,
	entity_id TEXT NOT NULL,
	field TEXT NOT NULL,
	base_change UUID,
	kept_change UUID NOT NULL,
	their_change UUID NOT NULL,
	state TEXT NOT NULL CONSTRAINT ck_clash_state_known CHECK (state IN ('open', 'settled', 'overtaken')),
	received_at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(),
	pos BIGINT NOT NULL
);
CREATE INDEX ix_clash_open ON sync.clash (entity_id, field) WHERE state = 'open';
CREATE INDEX ix_clash_pos ON sync.clash (pos);
CREATE INDEX ix_clash_case_id ON sync.clash (case_id);

-- Work kept and not applied, because a rule spans what two desks knew, or because it was not theirs to do.
CREATE TABLE sync.held (
	id UUID NOT NULL CONSTRAINT pk_held PRIMARY KEY,
	batch UUID NOT NULL,
	case_id TEXT,
	rule TEXT NOT NULL,
	author TEXT NOT NULL,
	device_id UUID,
	at TEXT,
	received_at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(),
	changes UUID[] NOT NULL,
	state TEXT NOT NULL CONSTRAINT ck_held_state_known CHECK (state IN ('open', 'settled')),
	pos BIGINT NOT NULL
);
CREATE INDEX ix_held_pos ON sync.held (pos);
CREATE INDEX ix_held_case_id ON sync.held (case_id);
CREATE INDEX ix_held_changes ON sync.held USING gin (changes);

-- Cases that left a team's desks; without a team, those of everyone who does not see the case now.
CREATE TABLE sync.dropped (
	pos BIGINT NOT NULL,
	team_id TEXT,
	case_id TEXT NOT NULL
);
CREATE INDEX ix_dropped_pos ON sync.dropped (pos);

-- Cases whose personal data was erased, and the rows and fields it was erased from: what comes later is not let back in.
CREATE TABLE sync.erasure (
	id UUID NOT NULL CONSTRAINT pk_erasure PRIMARY KEY,
	case_id TEXT NOT NULL CONSTRAINT uq_erasure_case_id UNIQUE,
	reason TEXT NOT NULL,
	author TEXT NOT NULL,
	erased_at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(),
	pos BIGINT NOT NULL
);
CREATE TABLE sync.erased_row (
	entity_id TEXT NOT NULL CONSTRAINT pk_erased_row PRIMARY KEY,
	entity TEXT NOT NULL,
	fields TEXT[] NOT NULL,
	erasure_id UUID NOT NULL CONSTRAINT fk_erased_row_erasure_id REFERENCES sync.erasure (id)
);
CREATE INDEX ix_erased_row_erasure_id ON sync.erased_row (erasure_id);

-- The bytes of documents, in pieces of 256 KiB; encrypted traffic compresses nothing, so neither do we.
CREATE TABLE sync.upload (
	document_id TEXT NOT NULL CONSTRAINT pk_upload PRIMARY KEY,
	pieces INTEGER NOT NULL,
	complete BOOLEAN NOT NULL DEFAULT FALSE,
	pos BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX ix_upload_pos ON sync.upload (pos);
CREATE TABLE sync.piece (
	document_id TEXT NOT NULL CONSTRAINT fk_piece_document_id REFERENCES sync.upload (document_id),
	n INTEGER NOT NULL,
	content BYTEA NOT NULL,
	CONSTRAINT pk_piece PRIMARY KEY (document_id, n)
);
ALTER TABLE sync.piece ALTER COLUMN content SET STORAGE EXTERNAL;
