CREATE TABLE letter_submission (
	case_id VARCHAR(36) NOT NULL,
	kind VARCHAR(80) NOT NULL,
	content JSON NOT NULL,
	said_sha256 VARCHAR(80) NOT NULL,
	note TEXT,
	submitted_on DATE NOT NULL,
	submitted_at VARCHAR(32) NOT NULL,
	submitted_by_id VARCHAR(36),
	dropped_on DATE,
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_letter_submission PRIMARY KEY (id),
	CONSTRAINT ck_letter_submission_kind_not_blank CHECK (length(trim(kind)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_letter_submission_said_sha256_not_blank CHECK (length(trim(said_sha256)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_letter_submission_note_length CHECK (length(note) <= 20000),
	CONSTRAINT fk_letter_submission_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_letter_submission_submitted_by_id FOREIGN KEY(submitted_by_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_letter_submission_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_letter_submission_kind_fits CHECK (length(kind) <= 80),
	CONSTRAINT ck_letter_submission_content_is_json CHECK (json_valid(content)),
	CONSTRAINT ck_letter_submission_said_sha256_fits CHECK (length(said_sha256) <= 80),
	CONSTRAINT ck_letter_submission_submitted_on_sane CHECK (submitted_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_letter_submission_submitted_on_is_a_date CHECK (submitted_on IS date(submitted_on)),
	CONSTRAINT ck_letter_submission_submitted_at_fits CHECK (length(submitted_at) <= 32),
	CONSTRAINT ck_letter_submission_submitted_by_id_fits CHECK (length(submitted_by_id) <= 36),
	CONSTRAINT ck_letter_submission_dropped_on_sane CHECK (dropped_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_letter_submission_dropped_on_is_a_date CHECK (dropped_on IS date(dropped_on)),
	CONSTRAINT ck_letter_submission_id_fits CHECK (length(id) <= 36)
);

CREATE INDEX ix_letter_submission_case_id ON letter_submission (case_id);

CREATE TABLE letter_answer (
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
	ver TEXT,
	CONSTRAINT pk_letter_answer PRIMARY KEY (id),
	CONSTRAINT ck_letter_answer_judgement_known CHECK (judgement IN ('approved', 'sent back')),
	CONSTRAINT ck_letter_answer_said_sha256_not_blank CHECK (length(trim(said_sha256)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_letter_answer_because_length CHECK (length(because) <= 20000),
	CONSTRAINT fk_letter_answer_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_letter_answer_submission_id FOREIGN KEY(submission_id) REFERENCES letter_submission (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_letter_answer_answered_by_id FOREIGN KEY(answered_by_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_letter_answer_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_letter_answer_submission_id_fits CHECK (length(submission_id) <= 36),
	CONSTRAINT ck_letter_answer_judgement_fits CHECK (length(judgement) <= 80),
	CONSTRAINT ck_letter_answer_code_fits CHECK (length(code) <= 80),
	CONSTRAINT ck_letter_answer_said_sha256_fits CHECK (length(said_sha256) <= 80),
	CONSTRAINT ck_letter_answer_answered_by_id_fits CHECK (length(answered_by_id) <= 36),
	CONSTRAINT ck_letter_answer_answered_on_sane CHECK (answered_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_letter_answer_answered_on_is_a_date CHECK (answered_on IS date(answered_on)),
	CONSTRAINT ck_letter_answer_recorded_at_fits CHECK (length(recorded_at) <= 32),
	CONSTRAINT ck_letter_answer_id_fits CHECK (length(id) <= 36)
);

CREATE INDEX ix_letter_answer_case_id ON letter_answer (case_id);

CREATE INDEX ix_letter_answer_submission_id ON letter_answer (submission_id);

CREATE TABLE despatch (
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
	ver TEXT,
	CONSTRAINT pk_despatch PRIMARY KEY (id),
	CONSTRAINT ck_despatch_way_known CHECK (way IN ('post', 'email', 'handed over', 'read out')),
	CONSTRAINT ck_despatch_note_length CHECK (length(note) <= 20000),
	CONSTRAINT ck_despatch_returned_because_length CHECK (length(returned_because) <= 20000),
	CONSTRAINT ck_despatch_return_done_length CHECK (length(return_done) <= 20000),
	CONSTRAINT ck_despatch_returned_on_after_sent_on CHECK (returned_on >= sent_on),
	CONSTRAINT fk_despatch_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_despatch_letter_id FOREIGN KEY(letter_id) REFERENCES letter (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_despatch_copy_id FOREIGN KEY(copy_id) REFERENCES letter_copy (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_despatch_sent_by_id FOREIGN KEY(sent_by_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_despatch_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_despatch_letter_id_fits CHECK (length(letter_id) <= 36),
	CONSTRAINT ck_despatch_copy_id_fits CHECK (length(copy_id) <= 36),
	CONSTRAINT ck_despatch_way_fits CHECK (length(way) <= 80),
	CONSTRAINT ck_despatch_sent_on_sane CHECK (sent_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_despatch_sent_on_is_a_date CHECK (sent_on IS date(sent_on)),
	CONSTRAINT ck_despatch_sent_by_id_fits CHECK (length(sent_by_id) <= 36),
	CONSTRAINT ck_despatch_sent_to_fits CHECK (length(sent_to) <= 200),
	CONSTRAINT ck_despatch_sent_as_fits CHECK (length(sent_as) <= 80),
	CONSTRAINT ck_despatch_recorded_at_fits CHECK (length(recorded_at) <= 32),
	CONSTRAINT ck_despatch_returned_on_sane CHECK (returned_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_despatch_returned_on_is_a_date CHECK (returned_on IS date(returned_on)),
	CONSTRAINT ck_despatch_withdrawn_on_sane CHECK (withdrawn_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_despatch_withdrawn_on_is_a_date CHECK (withdrawn_on IS date(withdrawn_on)),
	CONSTRAINT ck_despatch_id_fits CHECK (length(id) <= 36)
);

CREATE INDEX ix_despatch_case_id ON despatch (case_id);

CREATE INDEX ix_despatch_letter_id ON despatch (letter_id);

ALTER TABLE letter ADD COLUMN send_by DATE CONSTRAINT ck_letter_send_by_sane CHECK (send_by BETWEEN '2000-01-01' AND '2099-12-31') CONSTRAINT ck_letter_send_by_is_a_date CHECK (send_by IS date(send_by));

ALTER TABLE letter ADD COLUMN corrects_id VARCHAR(36) CONSTRAINT fk_letter_corrects_id REFERENCES letter (id) DEFERRABLE INITIALLY DEFERRED CONSTRAINT ck_letter_corrects_id_fits CHECK (length(corrects_id) <= 36);

ALTER TABLE letter ADD COLUMN submission_id VARCHAR(36) CONSTRAINT fk_letter_submission_id REFERENCES letter_submission (id) DEFERRABLE INITIALLY DEFERRED CONSTRAINT ck_letter_submission_id_fits CHECK (length(submission_id) <= 36);

ALTER TABLE letter ADD COLUMN said_sha256 VARCHAR(80) CONSTRAINT ck_letter_said_sha256_fits CHECK (length(said_sha256) <= 80);
