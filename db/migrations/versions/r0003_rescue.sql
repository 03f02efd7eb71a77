ALTER TABLE desk ADD COLUMN home VARCHAR;

ALTER TABLE shared_database ADD COLUMN token VARCHAR;

ALTER TABLE shared_database ADD COLUMN doubted_at VARCHAR;

CREATE TABLE rescue (
	entity VARCHAR(80) NOT NULL,
	entity_id VARCHAR(36) NOT NULL,
	case_id VARCHAR(36),
	state VARCHAR(80) NOT NULL,
	image TEXT NOT NULL,
	ver TEXT NOT NULL,
	found_at VARCHAR(32) NOT NULL,
	decided_at VARCHAR(32),
	CONSTRAINT pk_rescue PRIMARY KEY (entity, entity_id),
	CONSTRAINT ck_rescue_entity_fits CHECK (length(entity) <= 80),
	CONSTRAINT ck_rescue_entity_id_fits CHECK (length(entity_id) <= 36),
	CONSTRAINT ck_rescue_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_rescue_state_fits CHECK (length(state) <= 80),
	CONSTRAINT ck_rescue_found_at_fits CHECK (length(found_at) <= 32),
	CONSTRAINT ck_rescue_decided_at_fits CHECK (length(decided_at) <= 32)
);

CREATE INDEX ix_rescue_case_id ON rescue (case_id);

CREATE INDEX ix_rescue_state ON rescue (state);

CREATE TABLE given_back (
	case_id VARCHAR(36),
	entity VARCHAR(80) NOT NULL,
	entity_id VARCHAR(36) NOT NULL,
	fields TEXT,
	said_by VARCHAR(200),
	written_at VARCHAR(32),
	given_by_id VARCHAR(36) NOT NULL,
	given_at VARCHAR(32) NOT NULL,
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_given_back PRIMARY KEY (id),
	CONSTRAINT fk_given_back_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_given_back_given_by_id FOREIGN KEY(given_by_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_given_back_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_given_back_entity_fits CHECK (length(entity) <= 80),
	CONSTRAINT ck_given_back_entity_id_fits CHECK (length(entity_id) <= 36),
	CONSTRAINT ck_given_back_said_by_fits CHECK (length(said_by) <= 200),
	CONSTRAINT ck_given_back_written_at_fits CHECK (length(written_at) <= 32),
	CONSTRAINT ck_given_back_given_by_id_fits CHECK (length(given_by_id) <= 36),
	CONSTRAINT ck_given_back_given_at_fits CHECK (length(given_at) <= 32),
	CONSTRAINT ck_given_back_id_fits CHECK (length(id) <= 36)
);

CREATE INDEX ix_given_back_case_id ON given_back (case_id);

CREATE INDEX ix_given_back_entity_id ON given_back (entity_id);

CREATE TABLE packed_changes (
	case_id VARCHAR(36) NOT NULL,
	content BLOB NOT NULL,
	CONSTRAINT pk_packed_changes PRIMARY KEY (case_id),
	CONSTRAINT ck_packed_changes_case_id_fits CHECK (length(case_id) <= 36)
);

CREATE INDEX ix_commitment_contractor_due_on ON commitment (contractor, due_on, state, completed_on);

CREATE INDEX ix_commitment_owner_id_due_on ON commitment (owner_id, due_on, state, completed_on);
