-- The seventh revision, people: who speaks for a resident, who complains beside them, how an adjustment is applied.

CREATE TABLE app.complainant (
	case_id VARCHAR(36) NOT NULL,
	person_id VARCHAR(36) NOT NULL,
	joined_on DATE NOT NULL,
	ended_on DATE,
	ended_because TEXT,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_complainant_ended_because_length CHECK (length(ended_because) <= 20000),
	CONSTRAINT ck_complainant_ended_on_after_joined_on CHECK (ended_on >= joined_on),
	CONSTRAINT ck_complainant_ended_on_sane CHECK (ended_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_complainant_joined_on_sane CHECK (joined_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT fk_complainant_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_complainant_person_id FOREIGN KEY(person_id) REFERENCES app.person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_complainant PRIMARY KEY (id)
);

CREATE TABLE app.letter_rule (
	case_id VARCHAR(36) NOT NULL,
	authority_id VARCHAR(36) NOT NULL,
	kind VARCHAR(80) NOT NULL,
	letters_to VARCHAR(80) NOT NULL,
	ended_on DATE,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_letter_rule_ended_on_sane CHECK (ended_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_letter_rule_kind_not_blank CHECK (length(trim(kind)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_letter_rule_letters_to_known CHECK (letters_to IN ('the representative', 'the resident', 'both')),
	CONSTRAINT fk_letter_rule_authority_id FOREIGN KEY(authority_id) REFERENCES app.authority (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_letter_rule_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_letter_rule PRIMARY KEY (id)
);

CREATE TABLE app.adjustment_use (
	case_id VARCHAR(36) NOT NULL,
	adjustment_id VARCHAR(36) NOT NULL,
	applied BOOLEAN NOT NULL,
	how TEXT NOT NULL,
	said_on DATE NOT NULL,
	said_by_id VARCHAR(36),
	ended_on DATE,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_adjustment_use_ended_on_sane CHECK (ended_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_adjustment_use_how_not_blank CHECK (length(trim(how)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_adjustment_use_said_on_sane CHECK (said_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT fk_adjustment_use_adjustment_id FOREIGN KEY(adjustment_id) REFERENCES app.adjustment (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_adjustment_use_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_adjustment_use_said_by_id FOREIGN KEY(said_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_adjustment_use PRIMARY KEY (id)
);

CREATE TABLE app.letter_copy (
	case_id VARCHAR(36) NOT NULL,
	letter_id VARCHAR(36) NOT NULL,
	recipient_id VARCHAR(36) NOT NULL,
	recipient VARCHAR(200) NOT NULL,
	text_size INTEGER NOT NULL,
	document_id VARCHAR(36) NOT NULL,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT fk_letter_copy_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_letter_copy_document_id FOREIGN KEY(document_id) REFERENCES app.document (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_letter_copy_letter_id FOREIGN KEY(letter_id) REFERENCES app.letter (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_letter_copy PRIMARY KEY (id)
);

ALTER TABLE app.person ADD COLUMN died_on DATE CONSTRAINT ck_person_died_on_sane CHECK (died_on BETWEEN '2000-01-01' AND '2099-12-31');

ALTER TABLE app.person ADD COLUMN left_on DATE CONSTRAINT ck_person_left_on_sane CHECK (left_on BETWEEN '2000-01-01' AND '2099-12-31');

ALTER TABLE app.need ADD COLUMN ended_because TEXT CONSTRAINT ck_need_ended_because_length CHECK (length(ended_because) <= 20000);

ALTER TABLE app.need ADD COLUMN disability BOOLEAN;

ALTER TABLE app.need ADD COLUMN consent VARCHAR(80);

ALTER TABLE app.adjustment ADD COLUMN ended_because TEXT CONSTRAINT ck_adjustment_ended_because_length CHECK (length(ended_because) <= 20000);

ALTER TABLE app.adjustment ADD COLUMN days_more INTEGER CONSTRAINT ck_adjustment_days_more_sane CHECK (days_more BETWEEN 1 AND 60);

ALTER TABLE app.authority ADD COLUMN given_by_id VARCHAR(36);

ALTER TABLE app.authority ADD COLUMN capacity VARCHAR(80);

ALTER TABLE app.authority ADD COLUMN basis VARCHAR(80) CONSTRAINT ck_authority_basis_known CHECK (basis IN ('consent of the resident', 'a power of attorney or an order of a court', 'the estate of a resident who died'));

ALTER TABLE app.authority ADD COLUMN covers VARCHAR(80) CONSTRAINT ck_authority_covers_known CHECK (covers IN ('be told everything and decide', 'be told everything, not decide', 'come along to meetings'));

ALTER TABLE app.authority ADD COLUMN letters_to VARCHAR(80) CONSTRAINT ck_authority_letters_to_known CHECK (letters_to IN ('the representative', 'the resident', 'both'));

ALTER TABLE app.authority ADD COLUMN accompanies BOOLEAN;

ALTER TABLE app.authority ADD COLUMN seen_on DATE CONSTRAINT ck_authority_seen_on_sane CHECK (seen_on BETWEEN '2000-01-01' AND '2099-12-31');

ALTER TABLE app.authority ADD COLUMN ended_on DATE CONSTRAINT ck_authority_ended_on_sane CHECK (ended_on BETWEEN '2000-01-01' AND '2099-12-31');

ALTER TABLE app.authority ADD COLUMN ended_because TEXT CONSTRAINT ck_authority_ended_because_length CHECK (length(ended_because) <= 20000);

ALTER TABLE app.letter ADD COLUMN recipient_id VARCHAR(36);

ALTER TABLE app.contact ADD COLUMN accompanied_by VARCHAR(200);

ALTER TABLE app.contact ADD COLUMN otherwise_because TEXT CONSTRAINT ck_contact_otherwise_because_length CHECK (length(otherwise_because) <= 20000);

CREATE INDEX ix_complainant_case_id ON app.complainant (case_id);

CREATE INDEX ix_complainant_person_id ON app.complainant (person_id);

CREATE INDEX ix_complainant_pos ON app.complainant (pos, id);

CREATE INDEX ix_letter_rule_case_id ON app.letter_rule (case_id);

CREATE INDEX ix_letter_rule_pos ON app.letter_rule (pos, id);

CREATE INDEX ix_adjustment_use_case_id ON app.adjustment_use (case_id);

CREATE INDEX ix_adjustment_use_pos ON app.adjustment_use (pos, id);

CREATE INDEX ix_letter_copy_case_id ON app.letter_copy (case_id);

CREATE INDEX ix_letter_copy_pos ON app.letter_copy (pos, id);
