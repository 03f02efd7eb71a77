CREATE TABLE complainant (
	case_id VARCHAR(36) NOT NULL,
	person_id VARCHAR(36) NOT NULL,
	joined_on DATE NOT NULL,
	ended_on DATE,
	ended_because TEXT,
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_complainant PRIMARY KEY (id),
	CONSTRAINT ck_complainant_ended_on_after_joined_on CHECK (ended_on >= joined_on),
	CONSTRAINT ck_complainant_ended_because_length CHECK (length(ended_because) <= 20000),
	CONSTRAINT fk_complainant_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_complainant_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_complainant_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_complainant_person_id_fits CHECK (length(person_id) <= 36),
	CONSTRAINT ck_complainant_joined_on_sane CHECK (joined_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_complainant_joined_on_is_a_date CHECK (joined_on IS date(joined_on)),
	CONSTRAINT ck_complainant_ended_on_sane CHECK (ended_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_complainant_ended_on_is_a_date CHECK (ended_on IS date(ended_on)),
	CONSTRAINT ck_complainant_id_fits CHECK (length(id) <= 36)
);

CREATE TABLE letter_rule (
	case_id VARCHAR(36) NOT NULL,
	authority_id VARCHAR(36) NOT NULL,
	kind VARCHAR(80) NOT NULL,
	letters_to VARCHAR(80) NOT NULL,
	ended_on DATE,
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_letter_rule PRIMARY KEY (id),
	CONSTRAINT ck_letter_rule_kind_not_blank CHECK (length(trim(kind)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_letter_rule_letters_to_known CHECK (letters_to IN ('the representative', 'the resident', 'both')),
	CONSTRAINT fk_letter_rule_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_letter_rule_authority_id FOREIGN KEY(authority_id) REFERENCES authority (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_letter_rule_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_letter_rule_authority_id_fits CHECK (length(authority_id) <= 36),
	CONSTRAINT ck_letter_rule_kind_fits CHECK (length(kind) <= 80),
	CONSTRAINT ck_letter_rule_letters_to_fits CHECK (length(letters_to) <= 80),
	CONSTRAINT ck_letter_rule_ended_on_sane CHECK (ended_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_letter_rule_ended_on_is_a_date CHECK (ended_on IS date(ended_on)),
	CONSTRAINT ck_letter_rule_id_fits CHECK (length(id) <= 36)
);

CREATE TABLE adjustment_use (
	case_id VARCHAR(36) NOT NULL,
	adjustment_id VARCHAR(36) NOT NULL,
	applied BOOLEAN NOT NULL,
	how TEXT NOT NULL,
	said_on DATE NOT NULL,
	said_by_id VARCHAR(36),
	ended_on DATE,
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_adjustment_use PRIMARY KEY (id),
	CONSTRAINT ck_adjustment_use_how_not_blank CHECK (length(trim(how)) BETWEEN 1 AND 20000),
	CONSTRAINT fk_adjustment_use_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_adjustment_use_adjustment_id FOREIGN KEY(adjustment_id) REFERENCES adjustment (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_adjustment_use_said_by_id FOREIGN KEY(said_by_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_adjustment_use_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_adjustment_use_adjustment_id_fits CHECK (length(adjustment_id) <= 36),
	CONSTRAINT ck_adjustment_use_applied_is_yes_or_no CHECK (applied IN (0, 1)),
	CONSTRAINT ck_adjustment_use_said_on_sane CHECK (said_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_adjustment_use_said_on_is_a_date CHECK (said_on IS date(said_on)),
	CONSTRAINT ck_adjustment_use_said_by_id_fits CHECK (length(said_by_id) <= 36),
	CONSTRAINT ck_adjustment_use_ended_on_sane CHECK (ended_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_adjustment_use_ended_on_is_a_date CHECK (ended_on IS date(ended_on)),
	CONSTRAINT ck_adjustment_use_id_fits CHECK (length(id) <= 36)
);

CREATE TABLE letter_copy (
	case_id VARCHAR(36) NOT NULL,
	letter_id VARCHAR(36) NOT NULL,
	recipient_id VARCHAR(36) NOT NULL,
	recipient VARCHAR(200) NOT NULL,
	text_size INTEGER NOT NULL,
	document_id VARCHAR(36) NOT NULL,
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_letter_copy PRIMARY KEY (id),
	CONSTRAINT fk_letter_copy_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_letter_copy_letter_id FOREIGN KEY(letter_id) REFERENCES letter (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_letter_copy_document_id FOREIGN KEY(document_id) REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_letter_copy_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_letter_copy_letter_id_fits CHECK (length(letter_id) <= 36),
	CONSTRAINT ck_letter_copy_recipient_id_fits CHECK (length(recipient_id) <= 36),
	CONSTRAINT ck_letter_copy_recipient_fits CHECK (length(recipient) <= 200),
	CONSTRAINT ck_letter_copy_document_id_fits CHECK (length(document_id) <= 36),
	CONSTRAINT ck_letter_copy_id_fits CHECK (length(id) <= 36)
);

ALTER TABLE person ADD COLUMN died_on DATE CONSTRAINT ck_person_died_on_sane CHECK (died_on BETWEEN '2000-01-01' AND '2099-12-31') CONSTRAINT ck_person_died_on_is_a_date CHECK (died_on IS date(died_on));

ALTER TABLE person ADD COLUMN left_on DATE CONSTRAINT ck_person_left_on_sane CHECK (left_on BETWEEN '2000-01-01' AND '2099-12-31') CONSTRAINT ck_person_left_on_is_a_date CHECK (left_on IS date(left_on));

ALTER TABLE need ADD COLUMN ended_because TEXT CONSTRAINT ck_need_ended_because_length CHECK (length(ended_because) <= 20000);

ALTER TABLE need ADD COLUMN disability BOOLEAN CONSTRAINT ck_need_disability_is_yes_or_no CHECK (disability IN (0, 1));

ALTER TABLE need ADD COLUMN consent VARCHAR(80) CONSTRAINT ck_need_consent_fits CHECK (length(consent) <= 80);

ALTER TABLE adjustment ADD COLUMN ended_because TEXT CONSTRAINT ck_adjustment_ended_because_length CHECK (length(ended_because) <= 20000);

ALTER TABLE adjustment ADD COLUMN days_more INTEGER CONSTRAINT ck_adjustment_days_more_sane CHECK (days_more BETWEEN 1 AND 60);

ALTER TABLE authority ADD COLUMN given_by_id VARCHAR(36) CONSTRAINT ck_authority_given_by_id_fits CHECK (length(given_by_id) <= 36);

ALTER TABLE authority ADD COLUMN capacity VARCHAR(80) CONSTRAINT ck_authority_capacity_fits CHECK (length(capacity) <= 80);

ALTER TABLE authority ADD COLUMN basis VARCHAR(80) CONSTRAINT ck_authority_basis_known CHECK (basis IN ('consent of the resident', 'a power of attorney or an order of a court', 'the estate of a resident who died')) CONSTRAINT ck_authority_basis_fits CHECK (length(basis) <= 80);

ALTER TABLE authority ADD COLUMN covers VARCHAR(80) CONSTRAINT ck_authority_covers_known CHECK (covers IN ('be told everything and decide', 'be told everything, not decide', 'come along to meetings')) CONSTRAINT ck_authority_covers_fits CHECK (length(covers) <= 80);

ALTER TABLE authority ADD COLUMN letters_to VARCHAR(80) CONSTRAINT ck_authority_letters_to_known CHECK (letters_to IN ('the representative', 'the resident', 'both')) CONSTRAINT ck_authority_letters_to_fits CHECK (length(letters_to) <= 80);

ALTER TABLE authority ADD COLUMN accompanies BOOLEAN CONSTRAINT ck_authority_accompanies_is_yes_or_no CHECK (accompanies IN (0, 1));

ALTER TABLE authority ADD COLUMN seen_on DATE CONSTRAINT ck_authority_seen_on_sane CHECK (seen_on BETWEEN '2000-01-01' AND '2099-12-31') CONSTRAINT ck_authority_seen_on_is_a_date CHECK (seen_on IS date(seen_on));

ALTER TABLE authority ADD COLUMN ended_on DATE CONSTRAINT ck_authority_ended_on_sane CHECK (ended_on BETWEEN '2000-01-01' AND '2099-12-31') CONSTRAINT ck_authority_ended_on_is_a_date CHECK (ended_on IS date(ended_on));

ALTER TABLE authority ADD COLUMN ended_because TEXT CONSTRAINT ck_authority_ended_because_length CHECK (length(ended_because) <= 20000);

ALTER TABLE letter ADD COLUMN recipient_id VARCHAR(36) CONSTRAINT ck_letter_recipient_id_fits CHECK (length(recipient_id) <= 36);

ALTER TABLE contact ADD COLUMN accompanied_by VARCHAR(200) CONSTRAINT ck_contact_accompanied_by_fits CHECK (length(accompanied_by) <= 200);

ALTER TABLE contact ADD COLUMN otherwise_because TEXT CONSTRAINT ck_contact_otherwise_because_length CHECK (length(otherwise_because) <= 20000);

CREATE INDEX ix_complainant_case_id ON complainant (case_id);

CREATE INDEX ix_complainant_person_id ON complainant (person_id);

CREATE INDEX ix_letter_rule_case_id ON letter_rule (case_id);

CREATE INDEX ix_adjustment_use_case_id ON adjustment_use (case_id);

CREATE INDEX ix_letter_copy_case_id ON letter_copy (case_id);
