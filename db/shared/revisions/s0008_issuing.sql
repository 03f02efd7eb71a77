CREATE TABLE app.letter_submission (
	case_id VARCHAR(36) NOT NULL,
	kind VARCHAR(80) NOT NULL,
	content JSONB NOT NULL,
	said_sha256 VARCHAR(80) NOT NULL,
	note TEXT,
	submitted_on DATE NOT NULL,
	submitted_at VARCHAR(32) NOT NULL,
	submitted_by_id VARCHAR(36),
	dropped_on DATE,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_letter_submission_dropped_on_sane CHECK (dropped_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_letter_submission_kind_not_blank CHECK (length(trim(kind)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_letter_submission_note_length CHECK (length(note) <= 20000),
	CONSTRAINT ck_letter_submission_said_sha256_not_blank CHECK (length(trim(said_sha256)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_letter_submission_submitted_on_sane CHECK (submitted_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT fk_letter_submission_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_letter_submission_submitted_by_id FOREIGN KEY(submitted_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_letter_submission PRIMARY KEY (id)
);

CREATE INDEX ix_letter_submission_case_id ON app.letter_submission (case_id);

CREATE INDEX ix_letter_submission_pos ON app.letter_submission (pos, id);

CREATE TABLE app.letter_answer (
	case_id VARCHAR(36) NOT NULL,
	submission_id VARCHAR(36) NOT NULL,
	judgement VARCHAR(80) NOT NULL,
	code VARCHAR(80),
	because TEXT,
	said_sha256 VARCHAR(80) NOT NULL,
	answered_by_id VARCHAR(36),
	answered_on DATE NOT NULL,
	recorded_at VARCHAR(32) NOT NULL,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_letter_answer_answered_on_sane CHECK (answered_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_letter_answer_because_length CHECK (length(because) <= 20000),
	CONSTRAINT ck_letter_answer_judgement_known CHECK (judgement IN ('approved', 'sent back')),
	CONSTRAINT ck_letter_answer_said_sha256_not_blank CHECK (length(trim(said_sha256)) BETWEEN 1 AND 20000),
	CONSTRAINT fk_letter_answer_answered_by_id FOREIGN KEY(answered_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_letter_answer_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_letter_answer_submission_id FOREIGN KEY(submission_id) REFERENCES app.letter_submission (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_letter_answer PRIMARY KEY (id)
);

CREATE INDEX ix_letter_answer_case_id ON app.letter_answer (case_id);

CREATE INDEX ix_letter_answer_pos ON app.letter_answer (pos, id);

CREATE INDEX ix_letter_answer_submission_id ON app.letter_answer (submission_id);

CREATE TABLE app.despatch (
	case_id VARCHAR(36) NOT NULL,
	letter_id VARCHAR(36) NOT NULL,
	copy_id VARCHAR(36),
	way VARCHAR(80) NOT NULL,
	sent_on DATE NOT NULL,
	sent_by_id VARCHAR(36),
	sent_to VARCHAR(200),
	sent_as VARCHAR(80),
	note TEXT,
	recorded_at VARCHAR(32) NOT NULL,
	returned_on DATE,
	returned_because TEXT,
	return_done TEXT,
	withdrawn_on DATE,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_despatch_note_length CHECK (length(note) <= 20000),
	CONSTRAINT ck_despatch_return_done_length CHECK (length(return_done) <= 20000),
	CONSTRAINT ck_despatch_returned_because_length CHECK (length(returned_because) <= 20000),
	CONSTRAINT ck_despatch_returned_on_after_sent_on CHECK (returned_on >= sent_on),
	CONSTRAINT ck_despatch_returned_on_sane CHECK (returned_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_despatch_sent_on_sane CHECK (sent_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_despatch_way_known CHECK (way IN ('post', 'email', 'handed over', 'read out')),
	CONSTRAINT ck_despatch_withdrawn_on_sane CHECK (withdrawn_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT fk_despatch_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_despatch_copy_id FOREIGN KEY(copy_id) REFERENCES app.letter_copy (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_despatch_letter_id FOREIGN KEY(letter_id) REFERENCES app.letter (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_despatch_sent_by_id FOREIGN KEY(sent_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_despatch PRIMARY KEY (id)
);

CREATE INDEX ix_despatch_case_id ON app.despatch (case_id);

CREATE INDEX ix_despatch_letter_id ON app.despatch (letter_id);

CREATE INDEX ix_despatch_pos ON app.despatch (pos, id);

ALTER TABLE app.letter ADD COLUMN send_by DATE CONSTRAINT ck_letter_send_by_sane CHECK (send_by BETWEEN '2000-01-01' AND '2099-12-31');

ALTER TABLE app.letter ADD COLUMN corrects_id VARCHAR(36) CONSTRAINT fk_letter_corrects_id REFERENCES app.letter (id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE app.letter ADD COLUMN submission_id VARCHAR(36) CONSTRAINT fk_letter_submission_id REFERENCES app.letter_submission (id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE app.letter ADD COLUMN said_sha256 VARCHAR(80);
