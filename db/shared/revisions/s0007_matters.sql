-- The seventh revision: other matters that hang on a complaint, with clocks and bodies of their own.

CREATE TABLE app.matter (
	case_id VARCHAR(36) NOT NULL,
	kind VARCHAR(80) NOT NULL,
	received_on DATE NOT NULL,
	what TEXT NOT NULL,
	recognised VARCHAR(200) NOT NULL,
	owner_id VARCHAR(36) NOT NULL,
	recorded_at VARCHAR(32) NOT NULL,
	recorded_by_id VARCHAR(36),
	withdrawn_on DATE,
	withdrawn_because TEXT,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_matter_kind_known CHECK (kind IN ('data protection', 'money advice', 'care')),
	CONSTRAINT ck_matter_received_on_sane CHECK (received_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_matter_recognised_not_blank CHECK (length(trim(recognised)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_matter_what_not_blank CHECK (length(trim(what)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_matter_withdrawn_because_length CHECK (length(withdrawn_because) <= 20000),
	CONSTRAINT ck_matter_withdrawn_on_sane CHECK (withdrawn_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT fk_matter_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_matter_owner_id FOREIGN KEY(owner_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_matter_recorded_by_id FOREIGN KEY(recorded_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_matter PRIMARY KEY (id)
);

CREATE INDEX ix_matter_case_id ON app.matter (case_id);

CREATE INDEX ix_matter_pos ON app.matter (pos, id);

CREATE TABLE app.matter_step (
	case_id VARCHAR(36) NOT NULL,
	matter_id VARCHAR(36) NOT NULL,
	kind VARCHAR(80) NOT NULL,
	done_on DATE NOT NULL,
	text TEXT NOT NULL,
	outcome VARCHAR(80),
	by_letter BOOLEAN NOT NULL,
	recorded_at VARCHAR(32) NOT NULL,
	recorded_by_id VARCHAR(36),
	withdrawn_on DATE,
	withdrawn_because TEXT,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_matter_step_done_on_sane CHECK (done_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_matter_step_kind_known CHECK (kind IN ('acknowledged', 'looked into', 'told how it stands', 'regulator told', 'decided', 'answered', 'withdrawn by who complained', 'no such matter after all')),
	CONSTRAINT ck_matter_step_outcome_known CHECK (outcome IN ('upheld', 'partly upheld', 'not upheld')),
	CONSTRAINT ck_matter_step_text_not_blank CHECK (length(trim(text)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_matter_step_withdrawn_because_length CHECK (length(withdrawn_because) <= 20000),
	CONSTRAINT ck_matter_step_withdrawn_on_sane CHECK (withdrawn_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT fk_matter_step_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_matter_step_matter_id FOREIGN KEY(matter_id) REFERENCES app.matter (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_matter_step_recorded_by_id FOREIGN KEY(recorded_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_matter_step PRIMARY KEY (id)
);

CREATE INDEX ix_matter_step_case_id ON app.matter_step (case_id);

CREATE INDEX ix_matter_step_matter_id ON app.matter_step (matter_id);

CREATE INDEX ix_matter_step_pos ON app.matter_step (pos, id);
