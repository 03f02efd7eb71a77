CREATE TABLE app.contractor (
	name VARCHAR(200) NOT NULL,
	trades VARCHAR(200),
	contact VARCHAR(200),
	email VARCHAR(200),
	phone VARCHAR(80),
	notes TEXT,
	ended_on DATE,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_contractor_ended_on_sane CHECK (ended_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_contractor_name_not_blank CHECK (length(trim(name)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_contractor_notes_length CHECK (length(notes) <= 20000),
	CONSTRAINT pk_contractor PRIMARY KEY (id)
);

CREATE INDEX ix_contractor_pos ON app.contractor (pos, id);

ALTER TABLE app.commitment ADD COLUMN readiness VARCHAR(80) CONSTRAINT ck_commitment_readiness_known CHECK (readiness IN ('nothing arranged yet', 'work ordered', 'waiting for parts, a specialist or consent', 'appointment booked', 'under way'));

ALTER TABLE app.commitment ADD COLUMN interim TEXT CONSTRAINT ck_commitment_interim_length CHECK (length(interim) <= 20000);

ALTER TABLE app.commitment ADD COLUMN job_number VARCHAR(80);

ALTER TABLE app.commitment ADD COLUMN cost_pence INTEGER CONSTRAINT ck_commitment_cost_pence_sane CHECK (cost_pence >= 0 AND cost_pence <= 100000000);

ALTER TABLE app.commitment ADD COLUMN evidence_kind VARCHAR(80) CONSTRAINT ck_commitment_evidence_kind_known CHECK (evidence_kind IN ('a document of the case', 'a reference in another system', 'what the resident said'));

ALTER TABLE app.commitment ADD COLUMN evidence_document_id VARCHAR(36) CONSTRAINT fk_commitment_evidence_document_id REFERENCES app.document (id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE app.commitment ADD COLUMN ended_by VARCHAR(80) CONSTRAINT ck_commitment_ended_by_known CHECK (ended_by IN ('us', 'the resident', 'nobody: it was written down by mistake', 'nobody: it is not asked any more'));

CREATE TABLE app.chase (
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
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_chase_asked_not_blank CHECK (length(trim(asked)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_chase_chased_on_sane CHECK (chased_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_chase_next_on_sane CHECK (next_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_chase_withdrawn_on_sane CHECK (withdrawn_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_chase_words_length CHECK (length(words) <= 20000),
	CONSTRAINT fk_chase_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_chase_chased_by_id FOREIGN KEY(chased_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_chase_commitment_id FOREIGN KEY(commitment_id) REFERENCES app.commitment (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_chase PRIMARY KEY (id)
);

CREATE INDEX ix_chase_case_id ON app.chase (case_id);

CREATE INDEX ix_chase_commitment_id ON app.chase (commitment_id);

CREATE INDEX ix_chase_pos ON app.chase (pos, id);

CREATE TABLE app.level_answer (
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
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_level_answer_answer_not_blank CHECK (length(trim(answer)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_level_answer_answered_on_sane CHECK (answered_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_level_answer_due_on_sane CHECK (due_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_level_answer_level_1_to_4 CHECK (level BETWEEN 1 AND 4),
	CONSTRAINT ck_level_answer_told_not_blank CHECK (length(trim(told)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_level_answer_withdrawn_on_sane CHECK (withdrawn_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT fk_level_answer_answered_by_id FOREIGN KEY(answered_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_level_answer_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_level_answer_commitment_id FOREIGN KEY(commitment_id) REFERENCES app.commitment (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_level_answer PRIMARY KEY (id)
);

CREATE INDEX ix_level_answer_case_id ON app.level_answer (case_id);

CREATE INDEX ix_level_answer_commitment_id ON app.level_answer (commitment_id);

CREATE INDEX ix_level_answer_pos ON app.level_answer (pos, id);

CREATE TABLE app.miss (
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
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_miss_cause_not_blank CHECK (length(trim(cause)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_miss_changes_length CHECK (length(changes) <= 20000),
	CONSTRAINT ck_miss_level_known CHECK (level IN ('people', 'process', 'system', 'supplier', 'policy', 'asset')),
	CONSTRAINT ck_miss_missed_on_sane CHECK (missed_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_miss_said_on_sane CHECK (said_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_miss_why_length CHECK (length(why) <= 20000),
	CONSTRAINT ck_miss_withdrawn_on_sane CHECK (withdrawn_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT fk_miss_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_miss_commitment_id FOREIGN KEY(commitment_id) REFERENCES app.commitment (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_miss_said_by_id FOREIGN KEY(said_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_miss PRIMARY KEY (id)
);

CREATE INDEX ix_miss_case_id ON app.miss (case_id);

CREATE INDEX ix_miss_commitment_id ON app.miss (commitment_id);

CREATE INDEX ix_miss_pos ON app.miss (pos, id);

CREATE TABLE app.resident_answer (
	case_id VARCHAR(36) NOT NULL,
	commitment_id VARCHAR(36) NOT NULL,
	answer VARCHAR(80) NOT NULL,
	words TEXT,
	asked_on DATE NOT NULL,
	recorded_by_id VARCHAR(36),
	recorded_at VARCHAR(32) NOT NULL,
	withdrawn_on DATE,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_resident_answer_answer_known CHECK (answer IN ('it is done', 'it is not done, or not put right', 'not reached')),
	CONSTRAINT ck_resident_answer_asked_on_sane CHECK (asked_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_resident_answer_withdrawn_on_sane CHECK (withdrawn_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_resident_answer_words_length CHECK (length(words) <= 20000),
	CONSTRAINT fk_resident_answer_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_resident_answer_commitment_id FOREIGN KEY(commitment_id) REFERENCES app.commitment (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_resident_answer_recorded_by_id FOREIGN KEY(recorded_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_resident_answer PRIMARY KEY (id)
);

CREATE INDEX ix_resident_answer_case_id ON app.resident_answer (case_id);

CREATE INDEX ix_resident_answer_commitment_id ON app.resident_answer (commitment_id);

CREATE INDEX ix_resident_answer_pos ON app.resident_answer (pos, id);

CREATE TABLE app.sign_off (
	case_id VARCHAR(36) NOT NULL,
	commitment_id VARCHAR(36) NOT NULL,
	words TEXT,
	signed_off_on DATE NOT NULL,
	signed_off_by_id VARCHAR(36),
	recorded_at VARCHAR(32) NOT NULL,
	withdrawn_on DATE,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_sign_off_signed_off_on_sane CHECK (signed_off_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_sign_off_withdrawn_on_sane CHECK (withdrawn_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_sign_off_words_length CHECK (length(words) <= 20000),
	CONSTRAINT fk_sign_off_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_sign_off_commitment_id FOREIGN KEY(commitment_id) REFERENCES app.commitment (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_sign_off_signed_off_by_id FOREIGN KEY(signed_off_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_sign_off PRIMARY KEY (id)
);

CREATE INDEX ix_sign_off_case_id ON app.sign_off (case_id);

CREATE INDEX ix_sign_off_commitment_id ON app.sign_off (commitment_id);

CREATE INDEX ix_sign_off_pos ON app.sign_off (pos, id);
