CREATE TABLE contractor (
	name VARCHAR(200) NOT NULL,
	trades VARCHAR(200),
	contact VARCHAR(200),
	email VARCHAR(200),
	phone VARCHAR(80),
	notes TEXT,
	ended_on DATE,
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_contractor PRIMARY KEY (id),
	CONSTRAINT ck_contractor_name_not_blank CHECK (length(trim(name)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_contractor_notes_length CHECK (length(notes) <= 20000),
	CONSTRAINT ck_contractor_name_fits CHECK (length(name) <= 200),
	CONSTRAINT ck_contractor_trades_fits CHECK (length(trades) <= 200),
	CONSTRAINT ck_contractor_contact_fits CHECK (length(contact) <= 200),
	CONSTRAINT ck_contractor_email_fits CHECK (length(email) <= 200),
	CONSTRAINT ck_contractor_phone_fits CHECK (length(phone) <= 80),
	CONSTRAINT ck_contractor_ended_on_sane CHECK (ended_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_contractor_ended_on_is_a_date CHECK (ended_on IS date(ended_on)),
	CONSTRAINT ck_contractor_id_fits CHECK (length(id) <= 36)
);

ALTER TABLE commitment ADD COLUMN readiness VARCHAR(80) CONSTRAINT ck_commitment_readiness_known CHECK (readiness IN ('nothing arranged yet', 'work ordered', 'waiting for parts, a specialist or consent', 'appointment booked', 'under way')) CONSTRAINT ck_commitment_readiness_fits CHECK (length(readiness) <= 80);

ALTER TABLE commitment ADD COLUMN interim TEXT CONSTRAINT ck_commitment_interim_length CHECK (length(interim) <= 20000);

ALTER TABLE commitment ADD COLUMN job_number VARCHAR(80) CONSTRAINT ck_commitment_job_number_fits CHECK (length(job_number) <= 80);

ALTER TABLE commitment ADD COLUMN cost_pence INTEGER CONSTRAINT ck_commitment_cost_pence_sane CHECK (cost_pence >= 0 AND cost_pence <= 100000000);

ALTER TABLE commitment ADD COLUMN evidence_kind VARCHAR(80) CONSTRAINT ck_commitment_evidence_kind_known CHECK (evidence_kind IN ('a document of the case', 'a reference in another system', 'what the resident said')) CONSTRAINT ck_commitment_evidence_kind_fits CHECK (length(evidence_kind) <= 80);

ALTER TABLE commitment ADD COLUMN evidence_document_id VARCHAR(36) CONSTRAINT fk_commitment_evidence_document_id REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED CONSTRAINT ck_commitment_evidence_document_id_fits CHECK (length(evidence_document_id) <= 36);

ALTER TABLE commitment ADD COLUMN ended_by VARCHAR(80) CONSTRAINT ck_commitment_ended_by_known CHECK (ended_by IN ('us', 'the resident', 'nobody: it was written down by mistake', 'nobody: it is not asked any more')) CONSTRAINT ck_commitment_ended_by_fits CHECK (length(ended_by) <= 80);

CREATE TABLE chase (
	case_id VARCHAR(36) NOT NULL,
	commitment_id VARCHAR(36) NOT NULL,
	asked VARCHAR(200) NOT NULL,
	words TEXT,
	chased_on DATE NOT NULL,
	next_on DATE,
	chased_by_id VARCHAR(36),
	recorded_at VARCHAR(32) NOT NULL,
	withdrawn_on DATE,
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_chase PRIMARY KEY (id),
	CONSTRAINT ck_chase_asked_not_blank CHECK (length(trim(asked)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_chase_words_length CHECK (length(words) <= 20000),
	CONSTRAINT fk_chase_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_chase_commitment_id FOREIGN KEY(commitment_id) REFERENCES commitment (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_chase_chased_by_id FOREIGN KEY(chased_by_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_chase_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_chase_commitment_id_fits CHECK (length(commitment_id) <= 36),
	CONSTRAINT ck_chase_asked_fits CHECK (length(asked) <= 200),
	CONSTRAINT ck_chase_chased_on_sane CHECK (chased_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_chase_chased_on_is_a_date CHECK (chased_on IS date(chased_on)),
	CONSTRAINT ck_chase_next_on_sane CHECK (next_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_chase_next_on_is_a_date CHECK (next_on IS date(next_on)),
	CONSTRAINT ck_chase_chased_by_id_fits CHECK (length(chased_by_id) <= 36),
	CONSTRAINT ck_chase_recorded_at_fits CHECK (length(recorded_at) <= 32),
	CONSTRAINT ck_chase_withdrawn_on_sane CHECK (withdrawn_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_chase_withdrawn_on_is_a_date CHECK (withdrawn_on IS date(withdrawn_on)),
	CONSTRAINT ck_chase_id_fits CHECK (length(id) <= 36)
);

CREATE INDEX ix_chase_case_id ON chase (case_id);

CREATE INDEX ix_chase_commitment_id ON chase (commitment_id);

CREATE TABLE level_answer (
	case_id VARCHAR(36) NOT NULL,
	commitment_id VARCHAR(36) NOT NULL,
	level INTEGER NOT NULL,
	due_on DATE NOT NULL,
	answer TEXT NOT NULL,
	told VARCHAR(200) NOT NULL,
	answered_on DATE NOT NULL,
	answered_by_id VARCHAR(36),
	recorded_at VARCHAR(32) NOT NULL,
	withdrawn_on DATE,
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_level_answer PRIMARY KEY (id),
	CONSTRAINT ck_level_answer_level_1_to_4 CHECK (level BETWEEN 1 AND 4),
	CONSTRAINT ck_level_answer_answer_not_blank CHECK (length(trim(answer)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_level_answer_told_not_blank CHECK (length(trim(told)) BETWEEN 1 AND 20000),
	CONSTRAINT fk_level_answer_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_level_answer_commitment_id FOREIGN KEY(commitment_id) REFERENCES commitment (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_level_answer_answered_by_id FOREIGN KEY(answered_by_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_level_answer_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_level_answer_commitment_id_fits CHECK (length(commitment_id) <= 36),
	CONSTRAINT ck_level_answer_due_on_sane CHECK (due_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_level_answer_due_on_is_a_date CHECK (due_on IS date(due_on)),
	CONSTRAINT ck_level_answer_told_fits CHECK (length(told) <= 200),
	CONSTRAINT ck_level_answer_answered_on_sane CHECK (answered_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_level_answer_answered_on_is_a_date CHECK (answered_on IS date(answered_on)),
	CONSTRAINT ck_level_answer_answered_by_id_fits CHECK (length(answered_by_id) <= 36),
	CONSTRAINT ck_level_answer_recorded_at_fits CHECK (length(recorded_at) <= 32),
	CONSTRAINT ck_level_answer_withdrawn_on_sane CHECK (withdrawn_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_level_answer_withdrawn_on_is_a_date CHECK (withdrawn_on IS date(withdrawn_on)),
	CONSTRAINT ck_level_answer_id_fits CHECK (length(id) <= 36)
);

CREATE INDEX ix_level_answer_case_id ON level_answer (case_id);

CREATE INDEX ix_level_answer_commitment_id ON level_answer (commitment_id);

CREATE TABLE miss (
	case_id VARCHAR(36) NOT NULL,
	commitment_id VARCHAR(36) NOT NULL,
	cause VARCHAR(80) NOT NULL,
	level VARCHAR(80) NOT NULL,
	why TEXT,
	changes TEXT,
	risk TEXT,
	missed_on DATE NOT NULL,
	said_on DATE NOT NULL,
	said_by_id VARCHAR(36),
	recorded_at VARCHAR(32) NOT NULL,
	withdrawn_on DATE,
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_miss PRIMARY KEY (id),
	CONSTRAINT ck_miss_cause_not_blank CHECK (length(trim(cause)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_miss_level_known CHECK (level IN ('people', 'process', 'system', 'supplier', 'policy', 'asset')),
	CONSTRAINT ck_miss_why_length CHECK (length(why) <= 20000),
	CONSTRAINT ck_miss_changes_length CHECK (length(changes) <= 20000),
	CONSTRAINT fk_miss_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_miss_commitment_id FOREIGN KEY(commitment_id) REFERENCES commitment (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_miss_said_by_id FOREIGN KEY(said_by_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_miss_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_miss_commitment_id_fits CHECK (length(commitment_id) <= 36),
	CONSTRAINT ck_miss_cause_fits CHECK (length(cause) <= 80),
	CONSTRAINT ck_miss_level_fits CHECK (length(level) <= 80),
	CONSTRAINT ck_miss_missed_on_sane CHECK (missed_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_miss_missed_on_is_a_date CHECK (missed_on IS date(missed_on)),
	CONSTRAINT ck_miss_said_on_sane CHECK (said_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_miss_said_on_is_a_date CHECK (said_on IS date(said_on)),
	CONSTRAINT ck_miss_said_by_id_fits CHECK (length(said_by_id) <= 36),
	CONSTRAINT ck_miss_recorded_at_fits CHECK (length(recorded_at) <= 32),
	CONSTRAINT ck_miss_withdrawn_on_sane CHECK (withdrawn_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_miss_withdrawn_on_is_a_date CHECK (withdrawn_on IS date(withdrawn_on)),
	CONSTRAINT ck_miss_id_fits CHECK (length(id) <= 36)
);

CREATE INDEX ix_miss_case_id ON miss (case_id);

CREATE INDEX ix_miss_commitment_id ON miss (commitment_id);

CREATE TABLE resident_answer (
	case_id VARCHAR(36) NOT NULL,
	commitment_id VARCHAR(36) NOT NULL,
	answer VARCHAR(80) NOT NULL,
	words TEXT,
	asked_on DATE NOT NULL,
	recorded_by_id VARCHAR(36),
	recorded_at VARCHAR(32) NOT NULL,
	withdrawn_on DATE,
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_resident_answer PRIMARY KEY (id),
	CONSTRAINT ck_resident_answer_answer_known CHECK (answer IN ('it is done', 'it is not done, or not put right', 'not reached')),
	CONSTRAINT ck_resident_answer_words_length CHECK (length(words) <= 20000),
	CONSTRAINT fk_resident_answer_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_resident_answer_commitment_id FOREIGN KEY(commitment_id) REFERENCES commitment (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_resident_answer_recorded_by_id FOREIGN KEY(recorded_by_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_resident_answer_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_resident_answer_commitment_id_fits CHECK (length(commitment_id) <= 36),
	CONSTRAINT ck_resident_answer_answer_fits CHECK (length(answer) <= 80),
	CONSTRAINT ck_resident_answer_asked_on_sane CHECK (asked_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_resident_answer_asked_on_is_a_date CHECK (asked_on IS date(asked_on)),
	CONSTRAINT ck_resident_answer_recorded_by_id_fits CHECK (length(recorded_by_id) <= 36),
	CONSTRAINT ck_resident_answer_recorded_at_fits CHECK (length(recorded_at) <= 32),
	CONSTRAINT ck_resident_answer_withdrawn_on_sane CHECK (withdrawn_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_resident_answer_withdrawn_on_is_a_date CHECK (withdrawn_on IS date(withdrawn_on)),
	CONSTRAINT ck_resident_answer_id_fits CHECK (length(id) <= 36)
);

CREATE INDEX ix_resident_answer_case_id ON resident_answer (case_id);

CREATE INDEX ix_resident_answer_commitment_id ON resident_answer (commitment_id);

CREATE TABLE sign_off (
	case_id VARCHAR(36) NOT NULL,
	commitment_id VARCHAR(36) NOT NULL,
	words TEXT,
	signed_off_on DATE NOT NULL,
	signed_off_by_id VARCHAR(36),
	recorded_at VARCHAR(32) NOT NULL,
	withdrawn_on DATE,
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_sign_off PRIMARY KEY (id),
	CONSTRAINT ck_sign_off_words_length CHECK (length(words) <= 20000),
	CONSTRAINT fk_sign_off_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_sign_off_commitment_id FOREIGN KEY(commitment_id) REFERENCES commitment (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_sign_off_signed_off_by_id FOREIGN KEY(signed_off_by_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_sign_off_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_sign_off_commitment_id_fits CHECK (length(commitment_id) <= 36),
	CONSTRAINT ck_sign_off_signed_off_on_sane CHECK (signed_off_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_sign_off_signed_off_on_is_a_date CHECK (signed_off_on IS date(signed_off_on)),
	CONSTRAINT ck_sign_off_signed_off_by_id_fits CHECK (length(signed_off_by_id) <= 36),
	CONSTRAINT ck_sign_off_recorded_at_fits CHECK (length(recorded_at) <= 32),
	CONSTRAINT ck_sign_off_withdrawn_on_sane CHECK (withdrawn_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_sign_off_withdrawn_on_is_a_date CHECK (withdrawn_on IS date(withdrawn_on)),
	CONSTRAINT ck_sign_off_id_fits CHECK (length(id) <= 36)
);

CREATE INDEX ix_sign_off_case_id ON sign_off (case_id);

CREATE INDEX ix_sign_off_commitment_id ON sign_off (commitment_id);
