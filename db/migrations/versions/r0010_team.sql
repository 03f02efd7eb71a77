ALTER TABLE case_row ADD COLUMN covered_by_id VARCHAR(36) CONSTRAINT ck_case_row_covered_by_id_fits CHECK (length(covered_by_id) <= 36);

ALTER TABLE case_row ADD COLUMN covered_by VARCHAR(200) CONSTRAINT ck_case_row_covered_by_fits CHECK (length(covered_by) <= 200);

CREATE INDEX ix_case_row_covered_by_id ON case_row (covered_by_id);

ALTER TABLE officer ADD COLUMN joined_on DATE CONSTRAINT ck_officer_joined_on_sane CHECK (joined_on BETWEEN '2000-01-01' AND '2099-12-31') CONSTRAINT ck_officer_joined_on_is_a_date CHECK (joined_on IS date(joined_on));

CREATE TABLE absence (
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
	ver TEXT,
	CONSTRAINT pk_absence PRIMARY KEY (id),
	CONSTRAINT ck_absence_kind_known CHECK (kind IN ('planned', 'sudden')),
	CONSTRAINT ck_absence_ends_after_it_begins CHECK (to_on >= from_on),
	CONSTRAINT ck_absence_every_weeks_sane CHECK (every_weeks BETWEEN 1 AND 12),
	CONSTRAINT fk_absence_officer_id FOREIGN KEY(officer_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_absence_recorded_by_id FOREIGN KEY(recorded_by_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_absence_officer_id_fits CHECK (length(officer_id) <= 36),
	CONSTRAINT ck_absence_kind_fits CHECK (length(kind) <= 80),
	CONSTRAINT ck_absence_from_on_sane CHECK (from_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_absence_from_on_is_a_date CHECK (from_on IS date(from_on)),
	CONSTRAINT ck_absence_from_midday_is_yes_or_no CHECK (from_midday IN (0, 1)),
	CONSTRAINT ck_absence_to_on_sane CHECK (to_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_absence_to_on_is_a_date CHECK (to_on IS date(to_on)),
	CONSTRAINT ck_absence_to_midday_is_yes_or_no CHECK (to_midday IN (0, 1)),
	CONSTRAINT ck_absence_until_on_sane CHECK (until_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_absence_until_on_is_a_date CHECK (until_on IS date(until_on)),
	CONSTRAINT ck_absence_recorded_by_id_fits CHECK (length(recorded_by_id) <= 36),
	CONSTRAINT ck_absence_recorded_at_fits CHECK (length(recorded_at) <= 32),
	CONSTRAINT ck_absence_withdrawn_on_sane CHECK (withdrawn_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_absence_withdrawn_on_is_a_date CHECK (withdrawn_on IS date(withdrawn_on)),
	CONSTRAINT ck_absence_id_fits CHECK (length(id) <= 36)
);

CREATE INDEX ix_absence_officer_id ON absence (officer_id);

CREATE TABLE day_note (
	noted_on DATE NOT NULL,
	team_id VARCHAR(36),
	words TEXT NOT NULL,
	written_by_id VARCHAR(36),
	recorded_at VARCHAR(32) NOT NULL,
	withdrawn_on DATE,
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_day_note PRIMARY KEY (id),
	CONSTRAINT ck_day_note_words_not_blank CHECK (length(trim(words)) BETWEEN 1 AND 20000),
	CONSTRAINT fk_day_note_team_id FOREIGN KEY(team_id) REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_day_note_written_by_id FOREIGN KEY(written_by_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_day_note_noted_on_sane CHECK (noted_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_day_note_noted_on_is_a_date CHECK (noted_on IS date(noted_on)),
	CONSTRAINT ck_day_note_team_id_fits CHECK (length(team_id) <= 36),
	CONSTRAINT ck_day_note_written_by_id_fits CHECK (length(written_by_id) <= 36),
	CONSTRAINT ck_day_note_recorded_at_fits CHECK (length(recorded_at) <= 32),
	CONSTRAINT ck_day_note_withdrawn_on_sane CHECK (withdrawn_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_day_note_withdrawn_on_is_a_date CHECK (withdrawn_on IS date(withdrawn_on)),
	CONSTRAINT ck_day_note_id_fits CHECK (length(id) <= 36)
);

CREATE INDEX ix_day_note_noted_on ON day_note (noted_on);

CREATE TABLE deputy (
	officer_id VARCHAR(36) NOT NULL,
	deputy_id VARCHAR(36) NOT NULL,
	from_on DATE NOT NULL,
	ended_on DATE,
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_deputy PRIMARY KEY (id),
	CONSTRAINT fk_deputy_officer_id FOREIGN KEY(officer_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_deputy_deputy_id FOREIGN KEY(deputy_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_deputy_officer_id_fits CHECK (length(officer_id) <= 36),
	CONSTRAINT ck_deputy_deputy_id_fits CHECK (length(deputy_id) <= 36),
	CONSTRAINT ck_deputy_from_on_sane CHECK (from_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_deputy_from_on_is_a_date CHECK (from_on IS date(from_on)),
	CONSTRAINT ck_deputy_ended_on_sane CHECK (ended_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_deputy_ended_on_is_a_date CHECK (ended_on IS date(ended_on)),
	CONSTRAINT ck_deputy_id_fits CHECK (length(id) <= 36)
);

CREATE INDEX ix_deputy_officer_id ON deputy (officer_id);

CREATE TABLE induction_step (
	officer_id VARCHAR(36) NOT NULL,
	step VARCHAR(200) NOT NULL,
	due_on DATE,
	done_on DATE,
	withdrawn_on DATE,
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_induction_step PRIMARY KEY (id),
	CONSTRAINT ck_induction_step_step_not_blank CHECK (length(trim(step)) BETWEEN 1 AND 20000),
	CONSTRAINT fk_induction_step_officer_id FOREIGN KEY(officer_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_induction_step_officer_id_fits CHECK (length(officer_id) <= 36),
	CONSTRAINT ck_induction_step_step_fits CHECK (length(step) <= 200),
	CONSTRAINT ck_induction_step_due_on_sane CHECK (due_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_induction_step_due_on_is_a_date CHECK (due_on IS date(due_on)),
	CONSTRAINT ck_induction_step_done_on_sane CHECK (done_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_induction_step_done_on_is_a_date CHECK (done_on IS date(done_on)),
	CONSTRAINT ck_induction_step_withdrawn_on_sane CHECK (withdrawn_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_induction_step_withdrawn_on_is_a_date CHECK (withdrawn_on IS date(withdrawn_on)),
	CONSTRAINT ck_induction_step_id_fits CHECK (length(id) <= 36)
);

CREATE INDEX ix_induction_step_officer_id ON induction_step (officer_id);

CREATE TABLE membership (
	officer_id VARCHAR(36) NOT NULL,
	team_id VARCHAR(36) NOT NULL,
	from_on DATE NOT NULL,
	ended_on DATE,
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_membership PRIMARY KEY (id),
	CONSTRAINT fk_membership_officer_id FOREIGN KEY(officer_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_membership_team_id FOREIGN KEY(team_id) REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_membership_officer_id_fits CHECK (length(officer_id) <= 36),
	CONSTRAINT ck_membership_team_id_fits CHECK (length(team_id) <= 36),
	CONSTRAINT ck_membership_from_on_sane CHECK (from_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_membership_from_on_is_a_date CHECK (from_on IS date(from_on)),
	CONSTRAINT ck_membership_ended_on_sane CHECK (ended_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_membership_ended_on_is_a_date CHECK (ended_on IS date(ended_on)),
	CONSTRAINT ck_membership_id_fits CHECK (length(id) <= 36)
);

CREATE INDEX ix_membership_officer_id ON membership (officer_id);

CREATE TABLE objective (
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
	ver TEXT,
	CONSTRAINT pk_objective PRIMARY KEY (id),
	CONSTRAINT ck_objective_what_not_blank CHECK (length(trim(what)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_objective_measure_length CHECK (length(measure) <= 20000),
	CONSTRAINT ck_objective_outcome_length CHECK (length(outcome) <= 20000),
	CONSTRAINT fk_objective_officer_id FOREIGN KEY(officer_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_objective_contractor_id FOREIGN KEY(contractor_id) REFERENCES contractor (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_objective_set_by_id FOREIGN KEY(set_by_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_objective_officer_id_fits CHECK (length(officer_id) <= 36),
	CONSTRAINT ck_objective_contractor_id_fits CHECK (length(contractor_id) <= 36),
	CONSTRAINT ck_objective_standard_is_yes_or_no CHECK (standard IN (0, 1)),
	CONSTRAINT ck_objective_from_on_sane CHECK (from_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_objective_from_on_is_a_date CHECK (from_on IS date(from_on)),
	CONSTRAINT ck_objective_review_on_sane CHECK (review_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_objective_review_on_is_a_date CHECK (review_on IS date(review_on)),
	CONSTRAINT ck_objective_ended_on_sane CHECK (ended_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_objective_ended_on_is_a_date CHECK (ended_on IS date(ended_on)),
	CONSTRAINT ck_objective_set_by_id_fits CHECK (length(set_by_id) <= 36),
	CONSTRAINT ck_objective_withdrawn_on_sane CHECK (withdrawn_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_objective_withdrawn_on_is_a_date CHECK (withdrawn_on IS date(withdrawn_on)),
	CONSTRAINT ck_objective_id_fits CHECK (length(id) <= 36)
);

CREATE INDEX ix_objective_officer_id ON objective (officer_id);

CREATE TABLE one_to_one (
	officer_id VARCHAR(36) NOT NULL,
	held_on DATE NOT NULL,
	next_on DATE,
	words TEXT,
	held_by_id VARCHAR(36),
	recorded_at VARCHAR(32) NOT NULL,
	withdrawn_on DATE,
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_one_to_one PRIMARY KEY (id),
	CONSTRAINT ck_one_to_one_words_length CHECK (length(words) <= 20000),
	CONSTRAINT fk_one_to_one_officer_id FOREIGN KEY(officer_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_one_to_one_held_by_id FOREIGN KEY(held_by_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_one_to_one_officer_id_fits CHECK (length(officer_id) <= 36),
	CONSTRAINT ck_one_to_one_held_on_sane CHECK (held_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_one_to_one_held_on_is_a_date CHECK (held_on IS date(held_on)),
	CONSTRAINT ck_one_to_one_next_on_sane CHECK (next_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_one_to_one_next_on_is_a_date CHECK (next_on IS date(next_on)),
	CONSTRAINT ck_one_to_one_held_by_id_fits CHECK (length(held_by_id) <= 36),
	CONSTRAINT ck_one_to_one_recorded_at_fits CHECK (length(recorded_at) <= 32),
	CONSTRAINT ck_one_to_one_withdrawn_on_sane CHECK (withdrawn_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_one_to_one_withdrawn_on_is_a_date CHECK (withdrawn_on IS date(withdrawn_on)),
	CONSTRAINT ck_one_to_one_id_fits CHECK (length(id) <= 36)
);

CREATE INDEX ix_one_to_one_officer_id ON one_to_one (officer_id);

CREATE TABLE skill (
	officer_id VARCHAR(36) NOT NULL,
	kind VARCHAR(80) NOT NULL,
	value VARCHAR(80) NOT NULL,
	from_on DATE NOT NULL,
	ended_on DATE,
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_skill PRIMARY KEY (id),
	CONSTRAINT ck_skill_kind_known CHECK (kind IN ('category', 'stage', 'ombudsman', 'hazard', 'language')),
	CONSTRAINT ck_skill_value_not_blank CHECK (length(trim(value)) BETWEEN 1 AND 20000),
	CONSTRAINT fk_skill_officer_id FOREIGN KEY(officer_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_skill_officer_id_fits CHECK (length(officer_id) <= 36),
	CONSTRAINT ck_skill_kind_fits CHECK (length(kind) <= 80),
	CONSTRAINT ck_skill_value_fits CHECK (length(value) <= 80),
	CONSTRAINT ck_skill_from_on_sane CHECK (from_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_skill_from_on_is_a_date CHECK (from_on IS date(from_on)),
	CONSTRAINT ck_skill_ended_on_sane CHECK (ended_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_skill_ended_on_is_a_date CHECK (ended_on IS date(ended_on)),
	CONSTRAINT ck_skill_id_fits CHECK (length(id) <= 36)
);

CREATE INDEX ix_skill_officer_id ON skill (officer_id);

CREATE TABLE training (
	officer_id VARCHAR(36) NOT NULL,
	course VARCHAR(200) NOT NULL,
	taken_on DATE NOT NULL,
	score INTEGER,
	expires_on DATE,
	recorded_by_id VARCHAR(36),
	withdrawn_on DATE,
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_training PRIMARY KEY (id),
	CONSTRAINT ck_training_course_not_blank CHECK (length(trim(course)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_training_score_in_percent CHECK (score BETWEEN 0 AND 100),
	CONSTRAINT fk_training_officer_id FOREIGN KEY(officer_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_training_recorded_by_id FOREIGN KEY(recorded_by_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_training_officer_id_fits CHECK (length(officer_id) <= 36),
	CONSTRAINT ck_training_course_fits CHECK (length(course) <= 200),
	CONSTRAINT ck_training_taken_on_sane CHECK (taken_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_training_taken_on_is_a_date CHECK (taken_on IS date(taken_on)),
	CONSTRAINT ck_training_expires_on_sane CHECK (expires_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_training_expires_on_is_a_date CHECK (expires_on IS date(expires_on)),
	CONSTRAINT ck_training_recorded_by_id_fits CHECK (length(recorded_by_id) <= 36),
	CONSTRAINT ck_training_withdrawn_on_sane CHECK (withdrawn_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_training_withdrawn_on_is_a_date CHECK (withdrawn_on IS date(withdrawn_on)),
	CONSTRAINT ck_training_id_fits CHECK (length(id) <= 36)
);

CREATE INDEX ix_training_officer_id ON training (officer_id);

CREATE TABLE working_pattern (
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
	ver TEXT,
	CONSTRAINT pk_working_pattern PRIMARY KEY (id),
	CONSTRAINT ck_working_pattern_monday_in_halves CHECK (monday BETWEEN 0 AND 2),
	CONSTRAINT ck_working_pattern_tuesday_in_halves CHECK (tuesday BETWEEN 0 AND 2),
	CONSTRAINT ck_working_pattern_wednesday_in_halves CHECK (wednesday BETWEEN 0 AND 2),
	CONSTRAINT ck_working_pattern_thursday_in_halves CHECK (thursday BETWEEN 0 AND 2),
	CONSTRAINT ck_working_pattern_friday_in_halves CHECK (friday BETWEEN 0 AND 2),
	CONSTRAINT ck_working_pattern_share_in_percent CHECK (share BETWEEN 0 AND 150),
	CONSTRAINT fk_working_pattern_officer_id FOREIGN KEY(officer_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_working_pattern_officer_id_fits CHECK (length(officer_id) <= 36),
	CONSTRAINT ck_working_pattern_from_on_sane CHECK (from_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_working_pattern_from_on_is_a_date CHECK (from_on IS date(from_on)),
	CONSTRAINT ck_working_pattern_withdrawn_on_sane CHECK (withdrawn_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_working_pattern_withdrawn_on_is_a_date CHECK (withdrawn_on IS date(withdrawn_on)),
	CONSTRAINT ck_working_pattern_id_fits CHECK (length(id) <= 36)
);

CREATE INDEX ix_working_pattern_officer_id ON working_pattern (officer_id);

CREATE TABLE agreed_action (
	officer_id VARCHAR(36) NOT NULL,
	one_to_one_id VARCHAR(36),
	what TEXT NOT NULL,
	due_on DATE NOT NULL,
	done_on DATE,
	agreed_by_id VARCHAR(36),
	withdrawn_on DATE,
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_agreed_action PRIMARY KEY (id),
	CONSTRAINT ck_agreed_action_what_not_blank CHECK (length(trim(what)) BETWEEN 1 AND 20000),
	CONSTRAINT fk_agreed_action_officer_id FOREIGN KEY(officer_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_agreed_action_one_to_one_id FOREIGN KEY(one_to_one_id) REFERENCES one_to_one (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_agreed_action_agreed_by_id FOREIGN KEY(agreed_by_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_agreed_action_officer_id_fits CHECK (length(officer_id) <= 36),
	CONSTRAINT ck_agreed_action_one_to_one_id_fits CHECK (length(one_to_one_id) <= 36),
	CONSTRAINT ck_agreed_action_due_on_sane CHECK (due_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_agreed_action_due_on_is_a_date CHECK (due_on IS date(due_on)),
	CONSTRAINT ck_agreed_action_done_on_sane CHECK (done_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_agreed_action_done_on_is_a_date CHECK (done_on IS date(done_on)),
	CONSTRAINT ck_agreed_action_agreed_by_id_fits CHECK (length(agreed_by_id) <= 36),
	CONSTRAINT ck_agreed_action_withdrawn_on_sane CHECK (withdrawn_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_agreed_action_withdrawn_on_is_a_date CHECK (withdrawn_on IS date(withdrawn_on)),
	CONSTRAINT ck_agreed_action_id_fits CHECK (length(id) <= 36)
);

CREATE INDEX ix_agreed_action_officer_id ON agreed_action (officer_id);

CREATE TABLE handover_note (
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
	ver TEXT,
	CONSTRAINT pk_handover_note PRIMARY KEY (id),
	CONSTRAINT ck_handover_note_words_not_blank CHECK (length(trim(words)) BETWEEN 1 AND 20000),
	CONSTRAINT fk_handover_note_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_handover_note_officer_id FOREIGN KEY(officer_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_handover_note_absence_id FOREIGN KEY(absence_id) REFERENCES absence (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_handover_note_written_by_id FOREIGN KEY(written_by_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_handover_note_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_handover_note_officer_id_fits CHECK (length(officer_id) <= 36),
	CONSTRAINT ck_handover_note_absence_id_fits CHECK (length(absence_id) <= 36),
	CONSTRAINT ck_handover_note_written_by_id_fits CHECK (length(written_by_id) <= 36),
	CONSTRAINT ck_handover_note_written_at_fits CHECK (length(written_at) <= 32),
	CONSTRAINT ck_handover_note_read_at_fits CHECK (length(read_at) <= 32),
	CONSTRAINT ck_handover_note_resident_told_on_sane CHECK (resident_told_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_handover_note_resident_told_on_is_a_date CHECK (resident_told_on IS date(resident_told_on)),
	CONSTRAINT ck_handover_note_withdrawn_on_sane CHECK (withdrawn_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_handover_note_withdrawn_on_is_a_date CHECK (withdrawn_on IS date(withdrawn_on)),
	CONSTRAINT ck_handover_note_id_fits CHECK (length(id) <= 36)
);

CREATE INDEX ix_handover_note_case_id ON handover_note (case_id);

CREATE INDEX ix_handover_note_officer_id ON handover_note (officer_id);

ALTER TABLE commitment ADD COLUMN past_hour BOOLEAN CONSTRAINT ck_commitment_past_hour_is_yes_or_no CHECK (past_hour IN (0, 1));

CREATE INDEX ix_commitment_first_due_on ON commitment (first_due_on);

CREATE INDEX ix_commitment_update_new_due_on ON commitment_update (new_due_on);

CREATE TABLE cover (
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
	ver TEXT,
	CONSTRAINT pk_cover PRIMARY KEY (id),
	CONSTRAINT ck_cover_part_known CHECK (part IN ('handler', 'reviewer', 'owner of a promise')),
	CONSTRAINT ck_cover_because_not_blank CHECK (length(trim(because)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_cover_ended_because_length CHECK (length(ended_because) <= 20000),
	CONSTRAINT fk_cover_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_cover_commitment_id FOREIGN KEY(commitment_id) REFERENCES commitment (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_cover_for_id FOREIGN KEY(for_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_cover_officer_id FOREIGN KEY(officer_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_cover_absence_id FOREIGN KEY(absence_id) REFERENCES absence (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_cover_given_by_id FOREIGN KEY(given_by_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_cover_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_cover_part_fits CHECK (length(part) <= 80),
	CONSTRAINT ck_cover_commitment_id_fits CHECK (length(commitment_id) <= 36),
	CONSTRAINT ck_cover_for_id_fits CHECK (length(for_id) <= 36),
	CONSTRAINT ck_cover_officer_id_fits CHECK (length(officer_id) <= 36),
	CONSTRAINT ck_cover_absence_id_fits CHECK (length(absence_id) <= 36),
	CONSTRAINT ck_cover_for_good_is_yes_or_no CHECK (for_good IN (0, 1)),
	CONSTRAINT ck_cover_from_on_sane CHECK (from_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_cover_from_on_is_a_date CHECK (from_on IS date(from_on)),
	CONSTRAINT ck_cover_given_by_id_fits CHECK (length(given_by_id) <= 36),
	CONSTRAINT ck_cover_recorded_at_fits CHECK (length(recorded_at) <= 32),
	CONSTRAINT ck_cover_ended_on_sane CHECK (ended_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_cover_ended_on_is_a_date CHECK (ended_on IS date(ended_on)),
	CONSTRAINT ck_cover_id_fits CHECK (length(id) <= 36)
);

CREATE INDEX ix_cover_absence_id ON cover (absence_id);

CREATE INDEX ix_cover_case_id ON cover (case_id);

CREATE INDEX ix_cover_for_id ON cover (for_id);

CREATE INDEX ix_cover_officer_id ON cover (officer_id);
