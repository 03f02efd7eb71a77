CREATE TABLE app.holiday_change (
	holiday_on DATE NOT NULL,
	name VARCHAR(200) NOT NULL,
	is_holiday BOOLEAN NOT NULL,
	accepted_at VARCHAR(32) NOT NULL,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_holiday_change_holiday_on_sane CHECK (holiday_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_holiday_change_name_not_blank CHECK (length(trim(name)) BETWEEN 1 AND 20000),
	CONSTRAINT pk_holiday_change PRIMARY KEY (id),
	CONSTRAINT uq_holiday_change_holiday_on UNIQUE (holiday_on)
);

CREATE INDEX ix_holiday_change_pos ON app.holiday_change (pos, id);

CREATE TABLE app.import_run (
	file_name VARCHAR(200) NOT NULL,
	sha256 VARCHAR(200) NOT NULL,
	started_at VARCHAR(32) NOT NULL,
	report JSONB NOT NULL,
	undone_at VARCHAR(32),
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_import_run_file_name_not_blank CHECK (length(trim(file_name)) BETWEEN 1 AND 20000),
	CONSTRAINT pk_import_run PRIMARY KEY (id)
);

CREATE INDEX ix_import_run_pos ON app.import_run (pos, id);

CREATE TABLE app.person (
	name VARCHAR(200) NOT NULL,
	preferred_name VARCHAR(200),
	address TEXT,
	postcode VARCHAR(80),
	phone VARCHAR(80),
	email VARCHAR(200),
	how_to_contact TEXT,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_person_address_length CHECK (length(address) <= 500),
	CONSTRAINT ck_person_how_to_contact_length CHECK (length(how_to_contact) <= 500),
	CONSTRAINT ck_person_name_not_blank CHECK (length(trim(name)) BETWEEN 1 AND 20000),
	CONSTRAINT pk_person PRIMARY KEY (id)
);

CREATE INDEX ix_person_name ON app.person (name);

CREATE INDEX ix_person_pos ON app.person (pos, id);

CREATE INDEX ix_person_postcode ON app.person (postcode);

CREATE TABLE app.team (
	name VARCHAR(200) NOT NULL,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_team_name_not_blank CHECK (length(trim(name)) BETWEEN 1 AND 20000),
	CONSTRAINT pk_team PRIMARY KEY (id),
	CONSTRAINT uq_team_name UNIQUE (name)
);

CREATE INDEX ix_team_pos ON app.team (pos, id);

CREATE TABLE app.adjustment (
	person_id VARCHAR(36) NOT NULL,
	kind VARCHAR(80) NOT NULL,
	detail TEXT,
	agreed_on DATE NOT NULL,
	review_on DATE,
	ended_on DATE,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_adjustment_agreed_on_sane CHECK (agreed_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_adjustment_detail_length CHECK (length(detail) <= 20000),
	CONSTRAINT ck_adjustment_ended_on_sane CHECK (ended_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_adjustment_kind_not_blank CHECK (length(trim(kind)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_adjustment_review_on_after_agreed_on CHECK (review_on >= agreed_on),
	CONSTRAINT ck_adjustment_review_on_sane CHECK (review_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT fk_adjustment_person_id FOREIGN KEY(person_id) REFERENCES app.person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_adjustment PRIMARY KEY (id)
);

CREATE INDEX ix_adjustment_person_id ON app.adjustment (person_id);

CREATE INDEX ix_adjustment_pos ON app.adjustment (pos, id);

CREATE TABLE app.need (
	person_id VARCHAR(36) NOT NULL,
	kind VARCHAR(80) NOT NULL,
	source VARCHAR(80),
	recorded_on DATE NOT NULL,
	review_on DATE,
	ended_on DATE,
	note TEXT,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_need_ended_on_sane CHECK (ended_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_need_kind_not_blank CHECK (length(trim(kind)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_need_note_length CHECK (length(note) <= 20000),
	CONSTRAINT ck_need_recorded_on_sane CHECK (recorded_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_need_review_on_sane CHECK (review_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT fk_need_person_id FOREIGN KEY(person_id) REFERENCES app.person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_need PRIMARY KEY (id)
);

CREATE INDEX ix_need_person_id ON app.need (person_id);

CREATE INDEX ix_need_pos ON app.need (pos, id);

CREATE TABLE app.officer (
	name VARCHAR(200) NOT NULL,
	role VARCHAR(80) NOT NULL,
	job_title VARCHAR(200),
	phone VARCHAR(80),
	email VARCHAR(200),
	login VARCHAR(80),
	team_id VARCHAR(36),
	left_on DATE,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_officer_left_on_sane CHECK (left_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_officer_name_not_blank CHECK (length(trim(name)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_officer_role_known CHECK (role IN ('resolution officer', 'team leader', 'complaints manager', 'ombudsman officer', 'head of customer experience', 'owner of commitments', 'auditor')),
	CONSTRAINT fk_officer_team_id FOREIGN KEY(team_id) REFERENCES app.team (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_officer PRIMARY KEY (id),
	CONSTRAINT uq_officer_login UNIQUE (login)
);

CREATE INDEX ix_officer_name ON app.officer (name);

CREATE INDEX ix_officer_pos ON app.officer (pos, id);

CREATE TABLE app.case_ (
	reference VARCHAR(80) NOT NULL,
	source_reference VARCHAR(80),
	person_id VARCHAR(36),
	team_id VARCHAR(36),
	handler_id VARCHAR(36),
	category VARCHAR(80),
	channel VARCHAR(80),
	summary TEXT,
	outcome_sought TEXT,
	expressed_on DATE,
	expressed_to VARCHAR(200),
	logged_on DATE,
	logged_at VARCHAR(32) NOT NULL,
	hazard VARCHAR(80),
	vulnerable BOOLEAN,
	complex BOOLEAN,
	updates_agreed VARCHAR(200),
	closed_on DATE,
	closed_as VARCHAR(80),
	learning TEXT,
	void_because VARCHAR(200),
	import_run_id VARCHAR(36),
	sample BOOLEAN NOT NULL,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_case__closed_as_known CHECK (closed_as IN ('answered', 'withdrawn', 'refused', 'merged', 'reason not recorded')),
	CONSTRAINT ck_case__closed_on_sane CHECK (closed_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_case__closed_with_reason CHECK ((closed_on IS NULL) = (closed_as IS NULL)),
	CONSTRAINT ck_case__expressed_on_sane CHECK (expressed_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_case__hazard_known CHECK (hazard IN ('none', 'significant', 'emergency')),
	CONSTRAINT ck_case__learning_length CHECK (length(learning) <= 20000),
	CONSTRAINT ck_case__logged_on_sane CHECK (logged_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_case__outcome_sought_length CHECK (length(outcome_sought) <= 20000),
	CONSTRAINT ck_case__reference_not_blank CHECK (length(trim(reference)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_case__summary_length CHECK (length(summary) <= 20000),
	CONSTRAINT fk_case__handler_id FOREIGN KEY(handler_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_case__import_run_id FOREIGN KEY(import_run_id) REFERENCES app.import_run (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_case__person_id FOREIGN KEY(person_id) REFERENCES app.person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_case__team_id FOREIGN KEY(team_id) REFERENCES app.team (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_case_ PRIMARY KEY (id),
	CONSTRAINT uq_case__reference UNIQUE (reference)
);

CREATE INDEX ix_case__handler_id ON app.case_ (handler_id);

CREATE INDEX ix_case__import_run_id ON app.case_ (import_run_id);

CREATE INDEX ix_case__person_id ON app.case_ (person_id);

CREATE INDEX ix_case__pos ON app.case_ (pos, id);

CREATE INDEX ix_case__source_reference ON app.case_ (source_reference);

CREATE INDEX ix_case__team_id ON app.case_ (team_id);

CREATE TABLE app.setting (
	name VARCHAR(80) NOT NULL,
	value JSONB NOT NULL,
	from_on DATE NOT NULL,
	set_at VARCHAR(32) NOT NULL,
	set_by_id VARCHAR(36),
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_setting_from_on_sane CHECK (from_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_setting_name_not_blank CHECK (length(trim(name)) BETWEEN 1 AND 20000),
	CONSTRAINT fk_setting_set_by_id FOREIGN KEY(set_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_setting PRIMARY KEY (id)
);

CREATE INDEX ix_setting_name_from_on ON app.setting (name, from_on);

CREATE INDEX ix_setting_pos ON app.setting (pos, id);

CREATE TABLE app.authority (
	case_id VARCHAR(36) NOT NULL,
	person_id VARCHAR(36) NOT NULL,
	scope VARCHAR(200) NOT NULL,
	evidence VARCHAR(200) NOT NULL,
	from_on DATE NOT NULL,
	until_on DATE,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_authority_from_on_sane CHECK (from_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_authority_scope_not_blank CHECK (length(trim(scope)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_authority_until_on_after_from_on CHECK (until_on >= from_on),
	CONSTRAINT ck_authority_until_on_sane CHECK (until_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT fk_authority_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_authority_person_id FOREIGN KEY(person_id) REFERENCES app.person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_authority PRIMARY KEY (id)
);

CREATE INDEX ix_authority_case_id ON app.authority (case_id);

CREATE INDEX ix_authority_person_id ON app.authority (person_id);

CREATE INDEX ix_authority_pos ON app.authority (pos, id);

CREATE TABLE app.contact (
	case_id VARCHAR(36) NOT NULL,
	kind VARCHAR(80) NOT NULL,
	direction VARCHAR(80) NOT NULL,
	contact_on DATE NOT NULL,
	with_whom VARCHAR(200),
	summary TEXT NOT NULL,
	author_id VARCHAR(36),
	recorded_at VARCHAR(32) NOT NULL,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_contact_contact_on_sane CHECK (contact_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_contact_direction_known CHECK (direction IN ('in', 'out')),
	CONSTRAINT ck_contact_kind_known CHECK (kind IN ('call', 'visit', 'email', 'letter in', 'message', 'note')),
	CONSTRAINT ck_contact_summary_not_blank CHECK (length(trim(summary)) BETWEEN 1 AND 20000),
	CONSTRAINT fk_contact_author_id FOREIGN KEY(author_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_contact_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_contact PRIMARY KEY (id)
);

CREATE INDEX ix_contact_case_id ON app.contact (case_id);

CREATE INDEX ix_contact_pos ON app.contact (pos, id);

CREATE TABLE app.document (
	case_id VARCHAR(36) NOT NULL,
	title VARCHAR(200) NOT NULL,
	media_type VARCHAR(80) NOT NULL,
	sha256 VARCHAR(80) NOT NULL,
	size INTEGER NOT NULL,
	added_at VARCHAR(32) NOT NULL,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_document_sha256_hex CHECK (length(sha256) = 64),
	CONSTRAINT ck_document_size_up_to_25_mb CHECK (size BETWEEN 1 AND 26214400),
	CONSTRAINT fk_document_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_document PRIMARY KEY (id)
);

CREATE INDEX ix_document_case_id ON app.document (case_id);

CREATE INDEX ix_document_pos ON app.document (pos, id);

CREATE TABLE app.draft (
	kind VARCHAR(80) NOT NULL,
	case_id VARCHAR(36),
	officer_id VARCHAR(36),
	content JSONB NOT NULL,
	saved_at VARCHAR(32) NOT NULL,
	ended_at VARCHAR(32),
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_draft_kind_not_blank CHECK (length(trim(kind)) BETWEEN 1 AND 20000),
	CONSTRAINT fk_draft_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_draft_officer_id FOREIGN KEY(officer_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_draft PRIMARY KEY (id),
	CONSTRAINT uq_draft_kind_case_id_officer_id UNIQUE (kind, case_id, officer_id)
);

CREATE INDEX ix_draft_case_id ON app.draft (case_id);

CREATE INDEX ix_draft_pos ON app.draft (pos, id);

CREATE TABLE app.point (
	case_id VARCHAR(36) NOT NULL,
	number INTEGER NOT NULL,
	text TEXT NOT NULL,
	outcome_sought TEXT,
	responsibility VARCHAR(80),
	responsible_body VARCHAR(200),
	added_on DATE NOT NULL,
	withdrawn_on DATE,
	withdrawn_because VARCHAR(200),
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_point_added_on_sane CHECK (added_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_point_number_from_one CHECK (number > 0),
	CONSTRAINT ck_point_outcome_sought_length CHECK (length(outcome_sought) <= 20000),
	CONSTRAINT ck_point_responsibility_known CHECK (responsibility IN ('ours', 'not ours', 'to be clarified')),
	CONSTRAINT ck_point_text_not_blank CHECK (length(trim(text)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_point_withdrawn_on_sane CHECK (withdrawn_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT fk_point_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_point PRIMARY KEY (id)
);

CREATE INDEX ix_point_case_id ON app.point (case_id);

CREATE INDEX ix_point_pos ON app.point (pos, id);

CREATE TABLE app.settlement (
	case_id VARCHAR(36),
	clash_id VARCHAR(36),
	held_id VARCHAR(36),
	their_change VARCHAR(36),
	choice VARCHAR(80) NOT NULL,
	because VARCHAR(200),
	settled_by_id VARCHAR(36),
	settled_at VARCHAR(32) NOT NULL,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_settlement_choice_known CHECK (choice IN ('kept', 'theirs', 'written', 'redone', 'set aside')),
	CONSTRAINT fk_settlement_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_settlement_settled_by_id FOREIGN KEY(settled_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_settlement PRIMARY KEY (id)
);

CREATE INDEX ix_settlement_case_id ON app.settlement (case_id);

CREATE INDEX ix_settlement_pos ON app.settlement (pos, id);

CREATE TABLE app.stage (
	case_id VARCHAR(36) NOT NULL,
	number INTEGER NOT NULL,
	received_on DATE,
	received_by VARCHAR(200),
	acknowledged_on DATE,
	responded_on DATE,
	outcome VARCHAR(80),
	decider_id VARCHAR(36),
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_stage_acknowledged_on_after_received_on CHECK (acknowledged_on >= received_on),
	CONSTRAINT ck_stage_acknowledged_on_sane CHECK (acknowledged_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_stage_outcome_known CHECK (outcome IN ('upheld', 'partly upheld', 'not upheld')),
	CONSTRAINT ck_stage_received_on_sane CHECK (received_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_stage_responded_on_after_acknowledged_on CHECK (responded_on >= acknowledged_on),
	CONSTRAINT ck_stage_responded_on_after_received_on CHECK (responded_on >= received_on),
	CONSTRAINT ck_stage_responded_on_sane CHECK (responded_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_stage_two_stages_only CHECK (number IN (1, 2)),
	CONSTRAINT fk_stage_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_stage_decider_id FOREIGN KEY(decider_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_stage PRIMARY KEY (id),
	CONSTRAINT uq_stage_case_id_number UNIQUE (case_id, number)
);

CREATE INDEX ix_stage_pos ON app.stage (pos, id);

CREATE TABLE app.commitment (
	case_id VARCHAR(36) NOT NULL,
	point_id VARCHAR(36),
	source VARCHAR(80) NOT NULL,
	what TEXT NOT NULL,
	kind VARCHAR(80) NOT NULL,
	owner_id VARCHAR(36) NOT NULL,
	contractor VARCHAR(200),
	promised_on DATE NOT NULL,
	due_on DATE NOT NULL,
	first_due_on DATE NOT NULL,
	agreed_with_resident BOOLEAN NOT NULL,
	how_you_will_know VARCHAR(200),
	impact INTEGER NOT NULL,
	higher_risk_home BOOLEAN NOT NULL,
	hazard VARCHAR(80) NOT NULL,
	dependency VARCHAR(80) NOT NULL,
	needs_appointment BOOLEAN NOT NULL,
	appointment_on DATE,
	started_on DATE,
	work_done_on DATE,
	completed_on DATE,
	evidence TEXT,
	state VARCHAR(80) NOT NULL,
	cancelled_because VARCHAR(200),
	miss_reason VARCHAR(200),
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_commitment_appointment_on_sane CHECK (appointment_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_commitment_completed_on_sane CHECK (completed_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_commitment_completed_with_date CHECK ((state = 'completed') = (completed_on IS NOT NULL)),
	CONSTRAINT ck_commitment_dependency_known CHECK (dependency IN ('own staff', 'contractor', 'contractor and more')),
	CONSTRAINT ck_commitment_due_on_sane CHECK (due_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_commitment_evidence_length CHECK (length(evidence) <= 20000),
	CONSTRAINT ck_commitment_first_due_on_sane CHECK (first_due_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_commitment_hazard_known CHECK (hazard IN ('none', 'significant', 'emergency')),
	CONSTRAINT ck_commitment_impact_1_to_5 CHECK (impact BETWEEN 1 AND 5),
	CONSTRAINT ck_commitment_kind_known CHECK (kind IN ('repair', 'inspection', 'payment', 'apology', 'communication', 'policy or training', 'record', 'decant', 'other')),
	CONSTRAINT ck_commitment_promised_on_sane CHECK (promised_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_commitment_source_known CHECK (source IN ('stage 1', 'stage 2', 'Ombudsman order', 'Ombudsman recommendation', 'after the case')),
	CONSTRAINT ck_commitment_started_on_sane CHECK (started_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_commitment_state_known CHECK (state IN ('open', 'completed', 'cancelled')),
	CONSTRAINT ck_commitment_what_not_blank CHECK (length(trim(what)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_commitment_work_done_on_sane CHECK (work_done_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT fk_commitment_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_commitment_owner_id FOREIGN KEY(owner_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_commitment_point_id FOREIGN KEY(point_id) REFERENCES app.point (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_commitment PRIMARY KEY (id)
);

CREATE INDEX ix_commitment_case_id ON app.commitment (case_id);

CREATE INDEX ix_commitment_due_on ON app.commitment (due_on);

CREATE INDEX ix_commitment_owner_id ON app.commitment (owner_id);

CREATE INDEX ix_commitment_pos ON app.commitment (pos, id);

CREATE INDEX ix_commitment_state ON app.commitment (state);

CREATE TABLE app.conflict_declaration (
	case_id VARCHAR(36) NOT NULL,
	stage_id VARCHAR(36) NOT NULL,
	officer_id VARCHAR(36) NOT NULL,
	declared_on DATE NOT NULL,
	conflict BOOLEAN NOT NULL,
	measures TEXT,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_conflict_declaration_declared_on_sane CHECK (declared_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_conflict_declaration_measures_length CHECK (length(measures) <= 20000),
	CONSTRAINT fk_conflict_declaration_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_conflict_declaration_officer_id FOREIGN KEY(officer_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_conflict_declaration_stage_id FOREIGN KEY(stage_id) REFERENCES app.stage (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_conflict_declaration PRIMARY KEY (id)
);

CREATE INDEX ix_conflict_declaration_case_id ON app.conflict_declaration (case_id);

CREATE INDEX ix_conflict_declaration_pos ON app.conflict_declaration (pos, id);

CREATE TABLE app.evidence_check (
	case_id VARCHAR(36) NOT NULL,
	stage_id VARCHAR(36) NOT NULL,
	item VARCHAR(200) NOT NULL,
	result VARCHAR(80) NOT NULL,
	checked_on DATE NOT NULL,
	note TEXT,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_evidence_check_checked_on_sane CHECK (checked_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_evidence_check_item_not_blank CHECK (length(trim(item)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_evidence_check_note_length CHECK (length(note) <= 20000),
	CONSTRAINT ck_evidence_check_result_known CHECK (result IN ('seen', 'asked for', 'not held', 'not needed')),
	CONSTRAINT fk_evidence_check_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_evidence_check_stage_id FOREIGN KEY(stage_id) REFERENCES app.stage (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_evidence_check PRIMARY KEY (id)
);

CREATE INDEX ix_evidence_check_case_id ON app.evidence_check (case_id);

CREATE INDEX ix_evidence_check_pos ON app.evidence_check (pos, id);

CREATE TABLE app.extension (
	case_id VARCHAR(36) NOT NULL,
	stage_id VARCHAR(36) NOT NULL,
	due_on DATE NOT NULL,
	notified_on DATE,
	reason TEXT,
	good_reason TEXT,
	approved_by_id VARCHAR(36),
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_extension_due_on_sane CHECK (due_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_extension_good_reason_length CHECK (length(good_reason) <= 20000),
	CONSTRAINT ck_extension_notified_on_sane CHECK (notified_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_extension_reason_length CHECK (length(reason) <= 20000),
	CONSTRAINT fk_extension_approved_by_id FOREIGN KEY(approved_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_extension_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_extension_stage_id FOREIGN KEY(stage_id) REFERENCES app.stage (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_extension PRIMARY KEY (id)
);

CREATE INDEX ix_extension_case_id ON app.extension (case_id);

CREATE INDEX ix_extension_pos ON app.extension (pos, id);

CREATE INDEX ix_extension_stage_id ON app.extension (stage_id);

CREATE TABLE app.finding (
	case_id VARCHAR(36) NOT NULL,
	point_id VARCHAR(36) NOT NULL,
	stage_id VARCHAR(36) NOT NULL,
	decision VARCHAR(80),
	reasons TEXT,
	reference TEXT,
	no_remedy_because TEXT,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_finding_decision_known CHECK (decision IN ('upheld', 'partly upheld', 'not upheld')),
	CONSTRAINT ck_finding_no_remedy_because_length CHECK (length(no_remedy_because) <= 20000),
	CONSTRAINT ck_finding_reasons_length CHECK (length(reasons) <= 20000),
	CONSTRAINT ck_finding_reference_length CHECK (length(reference) <= 500),
	CONSTRAINT fk_finding_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_finding_point_id FOREIGN KEY(point_id) REFERENCES app.point (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_finding_stage_id FOREIGN KEY(stage_id) REFERENCES app.stage (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_finding PRIMARY KEY (id),
	CONSTRAINT uq_finding_point_id_stage_id UNIQUE (point_id, stage_id)
);

CREATE INDEX ix_finding_case_id ON app.finding (case_id);

CREATE INDEX ix_finding_pos ON app.finding (pos, id);

CREATE INDEX ix_finding_stage_id ON app.finding (stage_id);

CREATE TABLE app.letter (
	case_id VARCHAR(36) NOT NULL,
	stage_id VARCHAR(36) NOT NULL,
	kind VARCHAR(80) NOT NULL,
	template_version VARCHAR(80) NOT NULL,
	issued_on DATE NOT NULL,
	issued_at VARCHAR(32) NOT NULL,
	author_id VARCHAR(36),
	recipient VARCHAR(200) NOT NULL,
	text_size INTEGER NOT NULL,
	document_id VARCHAR(36) NOT NULL,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_letter_issued_on_sane CHECK (issued_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_letter_kind_not_blank CHECK (length(trim(kind)) BETWEEN 1 AND 20000),
	CONSTRAINT fk_letter_author_id FOREIGN KEY(author_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_letter_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_letter_document_id FOREIGN KEY(document_id) REFERENCES app.document (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_letter_stage_id FOREIGN KEY(stage_id) REFERENCES app.stage (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_letter PRIMARY KEY (id)
);

CREATE INDEX ix_letter_case_id ON app.letter (case_id);

CREATE INDEX ix_letter_pos ON app.letter (pos, id);

CREATE TABLE app.offer (
	case_id VARCHAR(36) NOT NULL,
	stage_id VARCHAR(36) NOT NULL,
	point_id VARCHAR(36),
	kind VARCHAR(80) NOT NULL,
	pence INTEGER NOT NULL,
	because TEXT,
	offered_on DATE,
	accepted_on DATE,
	paid_on DATE,
	withdrawn_on DATE,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_offer_accepted_on_sane CHECK (accepted_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_offer_because_length CHECK (length(because) <= 20000),
	CONSTRAINT ck_offer_kind_known CHECK (kind IN ('distress and inconvenience', 'time and trouble', 'complaint handling', 'loss of service', 'missed appointment', 'loss of room or use', 'damaged belongings', 'right to repair', 'refund', 'goodwill', 'not broken down')),
	CONSTRAINT ck_offer_offered_on_sane CHECK (offered_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_offer_paid_on_sane CHECK (paid_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_offer_pence_sane CHECK (pence > 0 AND pence <= 10000000),
	CONSTRAINT ck_offer_withdrawn_on_sane CHECK (withdrawn_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT fk_offer_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_offer_point_id FOREIGN KEY(point_id) REFERENCES app.point (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_offer_stage_id FOREIGN KEY(stage_id) REFERENCES app.stage (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_offer PRIMARY KEY (id)
);

CREATE INDEX ix_offer_case_id ON app.offer (case_id);

CREATE INDEX ix_offer_pos ON app.offer (pos, id);

CREATE TABLE app.commitment_update (
	case_id VARCHAR(36) NOT NULL,
	commitment_id VARCHAR(36) NOT NULL,
	kind VARCHAR(80) NOT NULL,
	update_on DATE NOT NULL,
	text TEXT NOT NULL,
	old_due_on DATE,
	new_due_on DATE,
	resident_agreed BOOLEAN,
	author_id VARCHAR(36),
	recorded_at VARCHAR(32) NOT NULL,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_commitment_update_kind_known CHECK (kind IN ('progress', 'no access', 'resident declined', 'new date', 'completed', 'cancelled')),
	CONSTRAINT ck_commitment_update_new_due_on_sane CHECK (new_due_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_commitment_update_old_due_on_sane CHECK (old_due_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_commitment_update_text_not_blank CHECK (length(trim(text)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_commitment_update_update_on_sane CHECK (update_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT fk_commitment_update_author_id FOREIGN KEY(author_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_commitment_update_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_commitment_update_commitment_id FOREIGN KEY(commitment_id) REFERENCES app.commitment (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_commitment_update PRIMARY KEY (id)
);

CREATE INDEX ix_commitment_update_case_id ON app.commitment_update (case_id);

CREATE INDEX ix_commitment_update_commitment_id ON app.commitment_update (commitment_id);

CREATE INDEX ix_commitment_update_pos ON app.commitment_update (pos, id);
