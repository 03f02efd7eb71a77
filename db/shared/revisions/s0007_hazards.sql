-- The seventh revision: hazards in a home, and the promises that keep their limits.

CREATE TABLE app.home_hazard (
	case_id VARCHAR(36) NOT NULL,
	name VARCHAR(80) NOT NULL,
	words VARCHAR(200) NOT NULL,
	gravity VARCHAR(80) NOT NULL,
	aware_at VARCHAR(32) NOT NULL,
	aware VARCHAR(200) NOT NULL,
	what TEXT NOT NULL,
	owner_id VARCHAR(36) NOT NULL,
	recorded_at VARCHAR(32) NOT NULL,
	recorded_by_id VARCHAR(36),
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_home_hazard_aware_not_blank CHECK (length(trim(aware)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_home_hazard_gravity_known CHECK (gravity IN ('none', 'significant', 'emergency')),
	CONSTRAINT ck_home_hazard_name_not_blank CHECK (length(trim(name)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_home_hazard_what_not_blank CHECK (length(trim(what)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_home_hazard_words_not_blank CHECK (length(trim(words)) BETWEEN 1 AND 20000),
	CONSTRAINT fk_home_hazard_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_home_hazard_owner_id FOREIGN KEY(owner_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_home_hazard_recorded_by_id FOREIGN KEY(recorded_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_home_hazard PRIMARY KEY (id)
);

CREATE INDEX ix_home_hazard_case_id ON app.home_hazard (case_id);

CREATE INDEX ix_home_hazard_pos ON app.home_hazard (pos, id);

CREATE TABLE app.hazard_step (
	case_id VARCHAR(36) NOT NULL,
	home_hazard_id VARCHAR(36) NOT NULL,
	kind VARCHAR(80) NOT NULL,
	done_at VARCHAR(32) NOT NULL,
	text TEXT NOT NULL,
	recorded_at VARCHAR(32) NOT NULL,
	recorded_by_id VARCHAR(36),
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_hazard_step_kind_known CHECK (kind IN ('investigated: a hazard was found', 'investigated: further work is needed too', 'investigated: no hazard was found', 'made safe', 'written summary given to the tenant', 'steps of the further work begun', 'further work physically started', 'further work done', 'other accommodation offered', 'other accommodation declined', 'moved to other accommodation', 'all reasonable endeavours: what hindered us')),
	CONSTRAINT ck_hazard_step_text_not_blank CHECK (length(trim(text)) BETWEEN 1 AND 20000),
	CONSTRAINT fk_hazard_step_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_hazard_step_home_hazard_id FOREIGN KEY(home_hazard_id) REFERENCES app.home_hazard (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_hazard_step_recorded_by_id FOREIGN KEY(recorded_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_hazard_step PRIMARY KEY (id)
);

CREATE INDEX ix_hazard_step_case_id ON app.hazard_step (case_id);

CREATE INDEX ix_hazard_step_home_hazard_id ON app.hazard_step (home_hazard_id);

CREATE INDEX ix_hazard_step_pos ON app.hazard_step (pos, id);

ALTER TABLE app.commitment ADD COLUMN home_hazard_id VARCHAR(36) CONSTRAINT fk_commitment_home_hazard_id REFERENCES app.home_hazard (id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE app.commitment ADD COLUMN hazard_limit VARCHAR(80);
