CREATE TABLE home_hazard (
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
	ver TEXT,
	CONSTRAINT pk_home_hazard PRIMARY KEY (id),
	CONSTRAINT ck_home_hazard_name_not_blank CHECK (length(trim(name)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_home_hazard_words_not_blank CHECK (length(trim(words)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_home_hazard_what_not_blank CHECK (length(trim(what)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_home_hazard_aware_not_blank CHECK (length(trim(aware)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_home_hazard_gravity_known CHECK (gravity IN ('none', 'significant', 'emergency')),
	CONSTRAINT fk_home_hazard_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_home_hazard_owner_id FOREIGN KEY(owner_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_home_hazard_recorded_by_id FOREIGN KEY(recorded_by_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_home_hazard_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_home_hazard_name_fits CHECK (length(name) <= 80),
	CONSTRAINT ck_home_hazard_words_fits CHECK (length(words) <= 200),
	CONSTRAINT ck_home_hazard_gravity_fits CHECK (length(gravity) <= 80),
	CONSTRAINT ck_home_hazard_aware_at_fits CHECK (length(aware_at) <= 32),
	CONSTRAINT ck_home_hazard_aware_fits CHECK (length(aware) <= 200),
	CONSTRAINT ck_home_hazard_owner_id_fits CHECK (length(owner_id) <= 36),
	CONSTRAINT ck_home_hazard_recorded_at_fits CHECK (length(recorded_at) <= 32),
	CONSTRAINT ck_home_hazard_recorded_by_id_fits CHECK (length(recorded_by_id) <= 36),
	CONSTRAINT ck_home_hazard_id_fits CHECK (length(id) <= 36)
);

CREATE INDEX ix_home_hazard_case_id ON home_hazard (case_id);

CREATE TABLE hazard_step (
	case_id VARCHAR(36) NOT NULL,
	home_hazard_id VARCHAR(36) NOT NULL,
	kind VARCHAR(80) NOT NULL,
	done_at VARCHAR(32) NOT NULL,
	text TEXT NOT NULL,
	recorded_at VARCHAR(32) NOT NULL,
	recorded_by_id VARCHAR(36),
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_hazard_step PRIMARY KEY (id),
	CONSTRAINT ck_hazard_step_text_not_blank CHECK (length(trim(text)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_hazard_step_kind_known CHECK (kind IN ('investigated: a hazard was found', 'investigated: further work is needed too', 'investigated: no hazard was found', 'made safe', 'written summary given to the tenant', 'steps of the further work begun', 'further work physically started', 'further work done', 'other accommodation offered', 'other accommodation declined', 'moved to other accommodation', 'all reasonable endeavours: what hindered us')),
	CONSTRAINT fk_hazard_step_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_hazard_step_home_hazard_id FOREIGN KEY(home_hazard_id) REFERENCES home_hazard (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_hazard_step_recorded_by_id FOREIGN KEY(recorded_by_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_hazard_step_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_hazard_step_home_hazard_id_fits CHECK (length(home_hazard_id) <= 36),
	CONSTRAINT ck_hazard_step_kind_fits CHECK (length(kind) <= 80),
	CONSTRAINT ck_hazard_step_done_at_fits CHECK (length(done_at) <= 32),
	CONSTRAINT ck_hazard_step_recorded_at_fits CHECK (length(recorded_at) <= 32),
	CONSTRAINT ck_hazard_step_recorded_by_id_fits CHECK (length(recorded_by_id) <= 36),
	CONSTRAINT ck_hazard_step_id_fits CHECK (length(id) <= 36)
);

CREATE INDEX ix_hazard_step_case_id ON hazard_step (case_id);

CREATE INDEX ix_hazard_step_home_hazard_id ON hazard_step (home_hazard_id);

ALTER TABLE commitment ADD COLUMN home_hazard_id VARCHAR(36) CONSTRAINT fk_commitment_home_hazard_id REFERENCES home_hazard (id) DEFERRABLE INITIALLY DEFERRED CONSTRAINT ck_commitment_home_hazard_id_fits CHECK (length(home_hazard_id) <= 36);

ALTER TABLE commitment ADD COLUMN hazard_limit VARCHAR(80) CONSTRAINT ck_commitment_hazard_limit_fits CHECK (length(hazard_limit) <= 80);
