ALTER TABLE app.officer ADD COLUMN joined_on DATE CONSTRAINT ck_officer_joined_on_sane CHECK (joined_on BETWEEN '2000-01-01' AND '2099-12-31');

CREATE TABLE app.absence (
	officer_id VARCHAR(36) NOT NULL,
	kind VARCHAR(80) NOT NULL,
	from_on DATE NOT NULL,
	from_midday BOOLEAN NOT NULL,
	to_on DATE,
	to_midday BOOLEAN NOT NULL,
	every_weeks INTEGER,
	until_on DATE,
	recorded_by_id VARCHAR(36),
	recorded_at VARCHAR(32) NOT NULL,
	withdrawn_on DATE,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_absence_ends_after_it_begins CHECK (to_on >= from_on),
	CONSTRAINT ck_absence_every_weeks_sane CHECK (every_weeks BETWEEN 1 AND 12),
	CONSTRAINT ck_absence_from_on_sane CHECK (from_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_absence_kind_known CHECK (kind IN ('planned', 'sudden')),
	CONSTRAINT ck_absence_to_on_sane CHECK (to_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_absence_until_on_sane CHECK (until_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_absence_withdrawn_on_sane CHECK (withdrawn_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT fk_absence_officer_id FOREIGN KEY(officer_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_absence_recorded_by_id FOREIGN KEY(recorded_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_absence PRIMARY KEY (id)
);

CREATE INDEX ix_absence_officer_id ON app.absence (officer_id);

CREATE INDEX ix_absence_pos ON app.absence (pos, id);

CREATE TABLE app.day_note (
	noted_on DATE NOT NULL,
	team_id VARCHAR(36),
	words TEXT NOT NULL,
	written_by_id VARCHAR(36),
	recorded_at VARCHAR(32) NOT NULL,
	withdrawn_on DATE,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_day_note_noted_on_sane CHECK (noted_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_day_note_withdrawn_on_sane CHECK (withdrawn_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_day_note_words_not_blank CHECK (length(trim(words)) BETWEEN 1 AND 20000),
	CONSTRAINT fk_day_note_team_id FOREIGN KEY(team_id) REFERENCES app.team (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_day_note_written_by_id FOREIGN KEY(written_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_day_note PRIMARY KEY (id)
);

CREATE INDEX ix_day_note_noted_on ON app.day_note (noted_on);

CREATE INDEX ix_day_note_pos ON app.day_note (pos, id);

CREATE TABLE app.deputy (
	officer_id VARCHAR(36) NOT NULL,
	deputy_id VARCHAR(36) NOT NULL,
	from_on DATE NOT NULL,
	ended_on DATE,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_deputy_ended_on_sane CHECK (ended_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_deputy_from_on_sane CHECK (from_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT fk_deputy_deputy_id FOREIGN KEY(deputy_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_deputy_officer_id FOREIGN KEY(officer_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_deputy PRIMARY KEY (id)
);

CREATE INDEX ix_deputy_officer_id ON app.deputy (officer_id);

CREATE INDEX ix_deputy_pos ON app.deputy (pos, id);

CREATE TABLE app.induction_step (
	officer_id VARCHAR(36) NOT NULL,
	step VARCHAR(200) NOT NULL,
	due_on DATE,
	done_on DATE,
	withdrawn_on DATE,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_induction_step_done_on_sane CHECK (done_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_induction_step_due_on_sane CHECK (due_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_induction_step_step_not_blank CHECK (length(trim(step)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_induction_step_withdrawn_on_sane CHECK (withdrawn_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT fk_induction_step_officer_id FOREIGN KEY(officer_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_induction_step PRIMARY KEY (id)
);

CREATE INDEX ix_induction_step_officer_id ON app.induction_step (officer_id);

CREATE INDEX ix_induction_step_pos ON app.induction_step (pos, id);

CREATE TABLE app.membership (
	officer_id VARCHAR(36) NOT NULL,
	team_id VARCHAR(36) NOT NULL,
	from_on DATE NOT NULL,
	ended_on DATE,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_membership_ended_on_sane CHECK (ended_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_membership_from_on_sane CHECK (from_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT fk_membership_officer_id FOREIGN KEY(officer_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_membership_team_id FOREIGN KEY(team_id) REFERENCES app.team (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_membership PRIMARY KEY (id)
);

CREATE INDEX ix_membership_officer_id ON app.membership (officer_id);

CREATE INDEX ix_membership_pos ON app.membership (pos, id);

CREATE TABLE app.objective (
	officer_id VARCHAR(36),
	contractor_id VARCHAR(36),
	standard BOOLEAN NOT NULL,
	what TEXT NOT NULL,
	measure TEXT,
	from_on DATE NOT NULL,
	review_on DATE NOT NULL,
	outcome TEXT,
	ended_on DATE,
	set_by_id VARCHAR(36),
	withdrawn_on DATE,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_objective_ended_on_sane CHECK (ended_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_objective_from_on_sane CHECK (from_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_objective_measure_length CHECK (length(measure) <= 20000),
	CONSTRAINT ck_objective_outcome_length CHECK (length(outcome) <= 20000),
	CONSTRAINT ck_objective_review_on_sane CHECK (review_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_objective_what_not_blank CHECK (length(trim(what)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_objective_withdrawn_on_sane CHECK (withdrawn_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT fk_objective_contractor_id FOREIGN KEY(contractor_id) REFERENCES app.contractor (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_objective_officer_id FOREIGN KEY(officer_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_objective_set_by_id FOREIGN KEY(set_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_objective PRIMARY KEY (id)
);

CREATE INDEX ix_objective_officer_id ON app.objective (officer_id);

CREATE INDEX ix_objective_pos ON app.objective (pos, id);

CREATE TABLE app.one_to_one (
	officer_id VARCHAR(36) NOT NULL,
	held_on DATE NOT NULL,
	next_on DATE,
	words TEXT,
	held_by_id VARCHAR(36),
	recorded_at VARCHAR(32) NOT NULL,
	withdrawn_on DATE,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_one_to_one_held_on_sane CHECK (held_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_one_to_one_next_on_sane CHECK (next_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_one_to_one_withdrawn_on_sane CHECK (withdrawn_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_one_to_one_words_length CHECK (length(words) <= 20000),
	CONSTRAINT fk_one_to_one_held_by_id FOREIGN KEY(held_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_one_to_one_officer_id FOREIGN KEY(officer_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_one_to_one PRIMARY KEY (id)
);

CREATE INDEX ix_one_to_one_officer_id ON app.one_to_one (officer_id);

CREATE INDEX ix_one_to_one_pos ON app.one_to_one (pos, id);

CREATE TABLE app.skill (
	officer_id VARCHAR(36) NOT NULL,
	kind VARCHAR(80) NOT NULL,
	value VARCHAR(80) NOT NULL,
	from_on DATE NOT NULL,
	ended_on DATE,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_skill_ended_on_sane CHECK (ended_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_skill_from_on_sane CHECK (from_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_skill_kind_known CHECK (kind IN ('category', 'stage', 'ombudsman', 'hazard', 'language')),
	CONSTRAINT ck_skill_value_not_blank CHECK (length(trim(value)) BETWEEN 1 AND 20000),
	CONSTRAINT fk_skill_officer_id FOREIGN KEY(officer_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_skill PRIMARY KEY (id)
);

CREATE INDEX ix_skill_officer_id ON app.skill (officer_id);

CREATE INDEX ix_skill_pos ON app.skill (pos, id);

CREATE TABLE app.training (
	officer_id VARCHAR(36) NOT NULL,
	course VARCHAR(200) NOT NULL,
	taken_on DATE NOT NULL,
	score INTEGER,
	expires_on DATE,
	recorded_by_id VARCHAR(36),
	withdrawn_on DATE,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_training_course_not_blank CHECK (length(trim(course)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_training_expires_on_sane CHECK (expires_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_training_score_in_percent CHECK (score BETWEEN 0 AND 100),
	CONSTRAINT ck_training_taken_on_sane CHECK (taken_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_training_withdrawn_on_sane CHECK (withdrawn_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT fk_training_officer_id FOREIGN KEY(officer_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_training_recorded_by_id FOREIGN KEY(recorded_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_training PRIMARY KEY (id)
);

CREATE INDEX ix_training_officer_id ON app.training (officer_id);

CREATE INDEX ix_training_pos ON app.training (pos, id);

CREATE TABLE app.working_pattern (
	officer_id VARCHAR(36) NOT NULL,
	from_on DATE NOT NULL,
	monday INTEGER NOT NULL,
	tuesday INTEGER NOT NULL,
	wednesday INTEGER NOT NULL,
	thursday INTEGER NOT NULL,
	friday INTEGER NOT NULL,
	share INTEGER NOT NULL,
	withdrawn_on DATE,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_working_pattern_friday_in_halves CHECK (friday BETWEEN 0 AND 2),
	CONSTRAINT ck_working_pattern_from_on_sane CHECK (from_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_working_pattern_monday_in_halves CHECK (monday BETWEEN 0 AND 2),
	CONSTRAINT ck_working_pattern_share_in_percent CHECK (share BETWEEN 0 AND 150),
	CONSTRAINT ck_working_pattern_thursday_in_halves CHECK (thursday BETWEEN 0 AND 2),
	CONSTRAINT ck_working_pattern_tuesday_in_halves CHECK (tuesday BETWEEN 0 AND 2),
	CONSTRAINT ck_working_pattern_wednesday_in_halves CHECK (wednesday BETWEEN 0 AND 2),
	CONSTRAINT ck_working_pattern_withdrawn_on_sane CHECK (withdrawn_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT fk_working_pattern_officer_id FOREIGN KEY(officer_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_working_pattern PRIMARY KEY (id)
);

CREATE INDEX ix_working_pattern_officer_id ON app.working_pattern (officer_id);

CREATE INDEX ix_working_pattern_pos ON app.working_pattern (pos, id);

CREATE TABLE app.agreed_action (
	officer_id VARCHAR(36) NOT NULL,
	one_to_one_id VARCHAR(36),
	what TEXT NOT NULL,
	due_on DATE NOT NULL,
	done_on DATE,
	agreed_by_id VARCHAR(36),
	withdrawn_on DATE,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_agreed_action_done_on_sane CHECK (done_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_agreed_action_due_on_sane CHECK (due_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_agreed_action_what_not_blank CHECK (length(trim(what)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_agreed_action_withdrawn_on_sane CHECK (withdrawn_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT fk_agreed_action_agreed_by_id FOREIGN KEY(agreed_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_agreed_action_officer_id FOREIGN KEY(officer_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_agreed_action_one_to_one_id FOREIGN KEY(one_to_one_id) REFERENCES app.one_to_one (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_agreed_action PRIMARY KEY (id)
);

CREATE INDEX ix_agreed_action_officer_id ON app.agreed_action (officer_id);

CREATE INDEX ix_agreed_action_pos ON app.agreed_action (pos, id);

CREATE TABLE app.handover_note (
	case_id VARCHAR(36) NOT NULL,
	officer_id VARCHAR(36) NOT NULL,
	absence_id VARCHAR(36),
	words TEXT NOT NULL,
	written_by_id VARCHAR(36),
	written_at VARCHAR(32) NOT NULL,
	read_at VARCHAR(32),
	resident_told_on DATE,
	withdrawn_on DATE,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_handover_note_resident_told_on_sane CHECK (resident_told_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_handover_note_withdrawn_on_sane CHECK (withdrawn_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_handover_note_words_not_blank CHECK (length(trim(words)) BETWEEN 1 AND 20000),
	CONSTRAINT fk_handover_note_absence_id FOREIGN KEY(absence_id) REFERENCES app.absence (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_handover_note_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_handover_note_officer_id FOREIGN KEY(officer_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_handover_note_written_by_id FOREIGN KEY(written_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_handover_note PRIMARY KEY (id)
);

CREATE INDEX ix_handover_note_case_id ON app.handover_note (case_id);

CREATE INDEX ix_handover_note_officer_id ON app.handover_note (officer_id);

CREATE INDEX ix_handover_note_pos ON app.handover_note (pos, id);

ALTER TABLE app.commitment ADD COLUMN past_hour BOOLEAN;

CREATE INDEX ix_commitment_first_due_on ON app.commitment (first_due_on);

CREATE INDEX ix_commitment_update_new_due_on ON app.commitment_update (new_due_on);

CREATE TABLE app.cover (
	case_id VARCHAR(36) NOT NULL,
	part VARCHAR(80) NOT NULL,
	commitment_id VARCHAR(36),
	for_id VARCHAR(36) NOT NULL,
	officer_id VARCHAR(36) NOT NULL,
	absence_id VARCHAR(36),
	for_good BOOLEAN NOT NULL,
	from_on DATE NOT NULL,
	because TEXT NOT NULL,
	given_by_id VARCHAR(36),
	recorded_at VARCHAR(32) NOT NULL,
	ended_on DATE,
	ended_because TEXT,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_cover_because_not_blank CHECK (length(trim(because)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_cover_ended_because_length CHECK (length(ended_because) <= 20000),
	CONSTRAINT ck_cover_ended_on_sane CHECK (ended_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_cover_from_on_sane CHECK (from_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_cover_part_known CHECK (part IN ('handler', 'reviewer', 'owner of a promise')),
	CONSTRAINT fk_cover_absence_id FOREIGN KEY(absence_id) REFERENCES app.absence (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_cover_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_cover_commitment_id FOREIGN KEY(commitment_id) REFERENCES app.commitment (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_cover_for_id FOREIGN KEY(for_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_cover_given_by_id FOREIGN KEY(given_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_cover_officer_id FOREIGN KEY(officer_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_cover PRIMARY KEY (id)
);

CREATE INDEX ix_cover_absence_id ON app.cover (absence_id);

CREATE INDEX ix_cover_case_id ON app.cover (case_id);

CREATE INDEX ix_cover_for_id ON app.cover (for_id);

CREATE INDEX ix_cover_officer_id ON app.cover (officer_id);

CREATE INDEX ix_cover_pos ON app.cover (pos, id);
