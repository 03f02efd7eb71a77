CREATE TABLE app.override_request (
	case_id VARCHAR(36) NOT NULL,
	letter VARCHAR(80) NOT NULL,
	finding VARCHAR(80) NOT NULL,
	why TEXT NOT NULL,
	field VARCHAR(200),
	words TEXT,
	because TEXT NOT NULL,
	asked_on DATE NOT NULL,
	asked_by_id VARCHAR(36),
	dropped_on DATE,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_override_request_asked_on_sane CHECK (asked_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_override_request_because_not_blank CHECK (length(trim(because)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_override_request_dropped_on_sane CHECK (dropped_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_override_request_finding_not_blank CHECK (length(trim(finding)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_override_request_letter_not_blank CHECK (length(trim(letter)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_override_request_why_not_blank CHECK (length(trim(why)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_override_request_words_length CHECK (length(words) <= 20000),
	CONSTRAINT fk_override_request_asked_by_id FOREIGN KEY(asked_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_override_request_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_override_request PRIMARY KEY (id)
);

CREATE INDEX ix_override_request_case_id ON app.override_request (case_id);

CREATE INDEX ix_override_request_pos ON app.override_request (pos, id);

CREATE TABLE app.override_answer (
	case_id VARCHAR(36) NOT NULL,
	request_id VARCHAR(36) NOT NULL,
	judgement VARCHAR(80) NOT NULL,
	because TEXT NOT NULL,
	answered_by_id VARCHAR(36),
	answered_on DATE NOT NULL,
	recorded_at VARCHAR(32) NOT NULL,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_override_answer_answered_on_sane CHECK (answered_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_override_answer_because_not_blank CHECK (length(trim(because)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_override_answer_judgement_known CHECK (judgement IN ('approved', 'sent back')),
	CONSTRAINT fk_override_answer_answered_by_id FOREIGN KEY(answered_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_override_answer_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_override_answer_request_id FOREIGN KEY(request_id) REFERENCES app.override_request (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_override_answer PRIMARY KEY (id)
);

CREATE INDEX ix_override_answer_case_id ON app.override_answer (case_id);

CREATE INDEX ix_override_answer_pos ON app.override_answer (pos, id);

CREATE INDEX ix_override_answer_request_id ON app.override_answer (request_id);

CREATE TABLE app.letter_finding (
	case_id VARCHAR(36) NOT NULL,
	letter_id VARCHAR(36) NOT NULL,
	finding VARCHAR(80) NOT NULL,
	why TEXT NOT NULL,
	because TEXT NOT NULL,
	override_id VARCHAR(36),
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_letter_finding_because_not_blank CHECK (length(trim(because)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_letter_finding_why_not_blank CHECK (length(trim(why)) BETWEEN 1 AND 20000),
	CONSTRAINT fk_letter_finding_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_letter_finding_letter_id FOREIGN KEY(letter_id) REFERENCES app.letter (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_letter_finding_override_id FOREIGN KEY(override_id) REFERENCES app.override_answer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_letter_finding PRIMARY KEY (id)
);

CREATE INDEX ix_letter_finding_case_id ON app.letter_finding (case_id);

CREATE INDEX ix_letter_finding_pos ON app.letter_finding (pos, id);

CREATE TABLE app.settled_letter (
	case_id VARCHAR(36) NOT NULL,
	stands_id VARCHAR(36) NOT NULL,
	falls_id VARCHAR(36) NOT NULL,
	because TEXT NOT NULL,
	settled_on DATE NOT NULL,
	settled_by_id VARCHAR(36),
	recorded_at VARCHAR(32) NOT NULL,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_settled_letter_because_not_blank CHECK (length(trim(because)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_settled_letter_settled_on_sane CHECK (settled_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT fk_settled_letter_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_settled_letter_falls_id FOREIGN KEY(falls_id) REFERENCES app.letter (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_settled_letter_settled_by_id FOREIGN KEY(settled_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_settled_letter_stands_id FOREIGN KEY(stands_id) REFERENCES app.letter (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_settled_letter PRIMARY KEY (id)
);

CREATE INDEX ix_settled_letter_case_id ON app.settled_letter (case_id);

CREATE INDEX ix_settled_letter_pos ON app.settled_letter (pos, id);
