-- The sixth revision: every path a complaint can take.

CREATE TABLE app.case_link (
	case_id VARCHAR(36) NOT NULL,
	other_id VARCHAR(36) NOT NULL,
	other_reference VARCHAR(80) NOT NULL,
	kind VARCHAR(80) NOT NULL,
	because TEXT,
	linked_on DATE NOT NULL,
	linked_by_id VARCHAR(36),
	ended_on DATE,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_case_link_because_length CHECK (length(because) <= 20000),
	CONSTRAINT ck_case_link_ended_on_sane CHECK (ended_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_case_link_kind_known CHECK (kind IN ('service request it came from', 'new issue raised in it', 'repeat of it', 'same event', 'same household', 'merged into it')),
	CONSTRAINT ck_case_link_linked_on_sane CHECK (linked_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_case_link_other_reference_not_blank CHECK (length(trim(other_reference)) BETWEEN 1 AND 20000),
	CONSTRAINT fk_case_link_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_case_link_linked_by_id FOREIGN KEY(linked_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_case_link PRIMARY KEY (id)
);

CREATE TABLE app.first_contact (
	case_id VARCHAR(36) NOT NULL,
	received_on DATE NOT NULL,
	received_by VARCHAR(200),
	asked_by VARCHAR(200),
	about_whom VARCHAR(200),
	next_step TEXT,
	told_on DATE,
	review_on DATE,
	passed_on_to VARCHAR(200),
	passed_on_on DATE,
	ended_on DATE,
	ended_because TEXT,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_first_contact_ended_because_length CHECK (length(ended_because) <= 20000),
	CONSTRAINT ck_first_contact_ended_on_after_received_on CHECK (ended_on >= received_on),
	CONSTRAINT ck_first_contact_ended_on_sane CHECK (ended_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_first_contact_next_step_length CHECK (length(next_step) <= 20000),
	CONSTRAINT ck_first_contact_passed_on_on_sane CHECK (passed_on_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_first_contact_received_on_sane CHECK (received_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_first_contact_review_on_sane CHECK (review_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_first_contact_told_on_after_received_on CHECK (told_on >= received_on),
	CONSTRAINT ck_first_contact_told_on_sane CHECK (told_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT fk_first_contact_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_first_contact PRIMARY KEY (id),
	CONSTRAINT uq_first_contact_case_id UNIQUE (case_id)
);

CREATE TABLE app.incident (
	case_id VARCHAR(36) NOT NULL,
	what TEXT NOT NULL,
	taken_to VARCHAR(80) NOT NULL,
	told VARCHAR(200) NOT NULL,
	told_at VARCHAR(32) NOT NULL,
	told_by_id VARCHAR(36),
	answer TEXT,
	answered_on DATE,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_incident_answer_length CHECK (length(answer) <= 20000),
	CONSTRAINT ck_incident_answered_on_sane CHECK (answered_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_incident_taken_to_not_blank CHECK (length(trim(taken_to)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_incident_what_not_blank CHECK (length(trim(what)) BETWEEN 1 AND 20000),
	CONSTRAINT fk_incident_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_incident_told_by_id FOREIGN KEY(told_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_incident PRIMARY KEY (id)
);

CREATE TABLE app.reopening (
	case_id VARCHAR(36) NOT NULL,
	why VARCHAR(80) NOT NULL,
	because TEXT NOT NULL,
	reopened_on DATE NOT NULL,
	reopened_by_id VARCHAR(36),
	recorded_at VARCHAR(32) NOT NULL,
	closed_on DATE,
	closed_as VARCHAR(80),
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_reopening_because_not_blank CHECK (length(trim(because)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_reopening_closed_as_known CHECK (closed_as IN ('answered', 'withdrawn', 'refused', 'merged', 'reason not recorded')),
	CONSTRAINT ck_reopening_closed_on_sane CHECK (closed_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_reopening_closed_with_reason CHECK ((closed_on IS NULL) = (closed_as IS NULL)),
	CONSTRAINT ck_reopening_reopened_on_sane CHECK (reopened_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_reopening_why_known CHECK (why IN ('the resident asked for it', 'the Ombudsman directed us to accept it', 'closed by mistake', 'not the same as the case it was merged into')),
	CONSTRAINT fk_reopening_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_reopening_reopened_by_id FOREIGN KEY(reopened_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_reopening PRIMARY KEY (id)
);

CREATE TABLE app.checklist_line (
	case_id VARCHAR(36) NOT NULL,
	stage_id VARCHAR(36) NOT NULL,
	line VARCHAR(80) NOT NULL,
	answer VARCHAR(80) NOT NULL,
	because TEXT,
	answered_on DATE NOT NULL,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_checklist_line_answer_known CHECK (answer IN ('done', 'not needed', 'open')),
	CONSTRAINT ck_checklist_line_answered_on_sane CHECK (answered_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_checklist_line_because_length CHECK (length(because) <= 20000),
	CONSTRAINT ck_checklist_line_line_not_blank CHECK (length(trim(line)) BETWEEN 1 AND 20000),
	CONSTRAINT fk_checklist_line_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_checklist_line_stage_id FOREIGN KEY(stage_id) REFERENCES app.stage (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_checklist_line PRIMARY KEY (id),
	CONSTRAINT uq_checklist_line_stage_id_line UNIQUE (stage_id, line)
);

CREATE TABLE app.consultee (
	case_id VARCHAR(36) NOT NULL,
	stage_id VARCHAR(36) NOT NULL,
	name VARCHAR(200) NOT NULL,
	consulted_on DATE NOT NULL,
	said TEXT,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_consultee_consulted_on_sane CHECK (consulted_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_consultee_name_not_blank CHECK (length(trim(name)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_consultee_said_length CHECK (length(said) <= 20000),
	CONSTRAINT fk_consultee_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_consultee_stage_id FOREIGN KEY(stage_id) REFERENCES app.stage (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_consultee PRIMARY KEY (id)
);

CREATE TABLE app.disputed_fact (
	case_id VARCHAR(36) NOT NULL,
	stage_id VARCHAR(36) NOT NULL,
	fact VARCHAR(200) NOT NULL,
	resident_says TEXT,
	we_hold TEXT,
	preferred VARCHAR(80),
	because TEXT,
	struck_on DATE,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_disputed_fact_because_length CHECK (length(because) <= 20000),
	CONSTRAINT ck_disputed_fact_fact_not_blank CHECK (length(trim(fact)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_disputed_fact_preferred_known CHECK (preferred IN ('the resident', 'ours', 'neither can be shown')),
	CONSTRAINT ck_disputed_fact_resident_says_length CHECK (length(resident_says) <= 20000),
	CONSTRAINT ck_disputed_fact_struck_on_sane CHECK (struck_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_disputed_fact_we_hold_length CHECK (length(we_hold) <= 20000),
	CONSTRAINT fk_disputed_fact_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_disputed_fact_stage_id FOREIGN KEY(stage_id) REFERENCES app.stage (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_disputed_fact PRIMARY KEY (id)
);

CREATE TABLE app.invitation (
	case_id VARCHAR(36) NOT NULL,
	stage_id VARCHAR(36) NOT NULL,
	party VARCHAR(80) NOT NULL,
	name VARCHAR(200),
	invited_on DATE NOT NULL,
	reply_by DATE,
	replied_on DATE,
	said TEXT,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_invitation_invited_on_sane CHECK (invited_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_invitation_party_known CHECK (party IN ('resident', 'member of staff')),
	CONSTRAINT ck_invitation_replied_on_sane CHECK (replied_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_invitation_reply_by_sane CHECK (reply_by BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_invitation_said_length CHECK (length(said) <= 20000),
	CONSTRAINT fk_invitation_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_invitation_stage_id FOREIGN KEY(stage_id) REFERENCES app.stage (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_invitation PRIMARY KEY (id)
);

CREATE TABLE app.point_change (
	case_id VARCHAR(36) NOT NULL,
	point_id VARCHAR(36) NOT NULL,
	kind VARCHAR(80) NOT NULL,
	was TEXT,
	because TEXT NOT NULL,
	changed_on DATE NOT NULL,
	changed_by_id VARCHAR(36),
	told_on DATE,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_point_change_because_not_blank CHECK (length(trim(because)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_point_change_changed_on_sane CHECK (changed_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_point_change_kind_known CHECK (kind IN ('added', 'reworded', 'withdrawn')),
	CONSTRAINT ck_point_change_told_on_sane CHECK (told_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_point_change_was_length CHECK (length(was) <= 20000),
	CONSTRAINT fk_point_change_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_point_change_changed_by_id FOREIGN KEY(changed_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_point_change_point_id FOREIGN KEY(point_id) REFERENCES app.point (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_point_change PRIMARY KEY (id)
);

CREATE TABLE app.refusal (
	case_id VARCHAR(36) NOT NULL,
	stage_id VARCHAR(36) NOT NULL,
	point_id VARCHAR(36),
	ground VARCHAR(80) NOT NULL,
	reasons TEXT,
	issue_on DATE,
	aware_on DATE,
	filed_on DATE,
	evidence TEXT,
	discretion TEXT,
	safety BOOLEAN,
	proposed_on DATE NOT NULL,
	proposed_by_id VARCHAR(36),
	refused_on DATE,
	dropped_on DATE,
	directed_on DATE,
	directed_by VARCHAR(200),
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_refusal_aware_on_sane CHECK (aware_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_refusal_directed_on_sane CHECK (directed_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_refusal_discretion_length CHECK (length(discretion) <= 20000),
	CONSTRAINT ck_refusal_dropped_on_sane CHECK (dropped_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_refusal_evidence_length CHECK (length(evidence) <= 20000),
	CONSTRAINT ck_refusal_filed_on_sane CHECK (filed_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_refusal_ground_not_blank CHECK (length(trim(ground)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_refusal_issue_on_sane CHECK (issue_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_refusal_proposed_on_sane CHECK (proposed_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_refusal_reasons_length CHECK (length(reasons) <= 20000),
	CONSTRAINT ck_refusal_refused_on_sane CHECK (refused_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT fk_refusal_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_refusal_point_id FOREIGN KEY(point_id) REFERENCES app.point (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_refusal_proposed_by_id FOREIGN KEY(proposed_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_refusal_stage_id FOREIGN KEY(stage_id) REFERENCES app.stage (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_refusal PRIMARY KEY (id)
);

CREATE TABLE app.reviewer (
	case_id VARCHAR(36) NOT NULL,
	stage_id VARCHAR(36) NOT NULL,
	officer_id VARCHAR(36) NOT NULL,
	allocated_on DATE NOT NULL,
	allocated_by_id VARCHAR(36),
	ended_on DATE,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_reviewer_allocated_on_sane CHECK (allocated_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_reviewer_ended_on_sane CHECK (ended_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT fk_reviewer_allocated_by_id FOREIGN KEY(allocated_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_reviewer_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_reviewer_officer_id FOREIGN KEY(officer_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_reviewer_stage_id FOREIGN KEY(stage_id) REFERENCES app.stage (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_reviewer PRIMARY KEY (id)
);

CREATE TABLE app.approval (
	case_id VARCHAR(36) NOT NULL,
	refusal_id VARCHAR(36) NOT NULL,
	judgement VARCHAR(80) NOT NULL,
	because TEXT,
	approved_by_id VARCHAR(36),
	approved_on DATE NOT NULL,
	recorded_at VARCHAR(32) NOT NULL,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_approval_approved_on_sane CHECK (approved_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_approval_because_length CHECK (length(because) <= 20000),
	CONSTRAINT ck_approval_judgement_known CHECK (judgement IN ('approved', 'sent back')),
	CONSTRAINT fk_approval_approved_by_id FOREIGN KEY(approved_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_approval_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_approval_refusal_id FOREIGN KEY(refusal_id) REFERENCES app.refusal (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_approval PRIMARY KEY (id)
);

ALTER TABLE app.person ADD COLUMN merged_into_id VARCHAR(36);

ALTER TABLE app.case_ ADD COLUMN kind VARCHAR(80) CONSTRAINT ck_case__kind_known CHECK (kind IN ('service request', 'compliment', 'enquiry'));

ALTER TABLE app.case_ ADD COLUMN choice_offered_on DATE CONSTRAINT ck_case__choice_offered_on_sane CHECK (choice_offered_on BETWEEN '2000-01-01' AND '2099-12-31');

ALTER TABLE app.case_ ADD COLUMN choice_offered_by VARCHAR(200);

ALTER TABLE app.case_ ADD COLUMN choice_answer VARCHAR(80) CONSTRAINT ck_case__choice_answer_known CHECK (choice_answer IN ('wants to complain', 'does not want to complain', 'has not answered yet'));

ALTER TABLE app.case_ ADD COLUMN priority VARCHAR(80);

ALTER TABLE app.case_ ADD COLUMN route VARCHAR(80);

ALTER TABLE app.case_ ADD COLUMN triage_because TEXT CONSTRAINT ck_case__triage_because_length CHECK (length(triage_because) <= 20000);

ALTER TABLE app.case_ ADD COLUMN updates_every INTEGER CONSTRAINT ck_case__updates_every_sane CHECK (updates_every BETWEEN 1 AND 99);

ALTER TABLE app.case_ ADD COLUMN updates_by VARCHAR(80);

ALTER TABLE app.contact ADD COLUMN purpose VARCHAR(80) CONSTRAINT ck_contact_purpose_known CHECK (purpose IN ('receipt confirmed', 'findings told', 'update given', 'personal contact', 'asked what is unresolved', 'choice to complain offered'));

ALTER TABLE app.point ADD COLUMN settled_on DATE CONSTRAINT ck_point_settled_on_sane CHECK (settled_on BETWEEN '2000-01-01' AND '2099-12-31');

ALTER TABLE app.stage ADD COLUMN request_reason TEXT CONSTRAINT ck_stage_request_reason_length CHECK (length(request_reason) <= 20000);

ALTER TABLE app.stage ADD COLUMN late_because TEXT CONSTRAINT ck_stage_late_because_length CHECK (length(late_because) <= 20000);

ALTER TABLE app.stage ADD COLUMN told_received_on DATE CONSTRAINT ck_stage_told_received_on_sane CHECK (told_received_on BETWEEN '2000-01-01' AND '2099-12-31');

ALTER TABLE app.stage ADD COLUMN directed_on DATE CONSTRAINT ck_stage_directed_on_sane CHECK (directed_on BETWEEN '2000-01-01' AND '2099-12-31');

ALTER TABLE app.stage ADD COLUMN refused_on DATE CONSTRAINT ck_stage_refused_on_after_received_on CHECK (refused_on >= received_on) CONSTRAINT ck_stage_refused_on_sane CHECK (refused_on BETWEEN '2000-01-01' AND '2099-12-31');

ALTER TABLE app.evidence_check ADD COLUMN asked_of VARCHAR(200);

ALTER TABLE app.evidence_check ADD COLUMN question TEXT CONSTRAINT ck_evidence_check_question_length CHECK (length(question) <= 20000);

ALTER TABLE app.evidence_check ADD COLUMN asked_on DATE CONSTRAINT ck_evidence_check_asked_on_sane CHECK (asked_on BETWEEN '2000-01-01' AND '2099-12-31');

ALTER TABLE app.evidence_check ADD COLUMN due_on DATE CONSTRAINT ck_evidence_check_due_on_sane CHECK (due_on BETWEEN '2000-01-01' AND '2099-12-31');

ALTER TABLE app.evidence_check ADD COLUMN chased_on DATE CONSTRAINT ck_evidence_check_chased_on_sane CHECK (chased_on BETWEEN '2000-01-01' AND '2099-12-31');

ALTER TABLE app.evidence_check ADD COLUMN unanswered_on DATE CONSTRAINT ck_evidence_check_unanswered_on_sane CHECK (unanswered_on BETWEEN '2000-01-01' AND '2099-12-31');

ALTER TABLE app.extension ADD COLUMN reason_code VARCHAR(80);

ALTER TABLE app.finding ADD COLUMN changed_because TEXT CONSTRAINT ck_finding_changed_because_length CHECK (length(changed_because) <= 20000);

ALTER TABLE app.finding ADD COLUMN policy_then TEXT CONSTRAINT ck_finding_policy_then_length CHECK (length(policy_then) <= 500);

CREATE INDEX ix_case_link_case_id ON app.case_link (case_id);

CREATE INDEX ix_case_link_other_id ON app.case_link (other_id);

CREATE INDEX ix_case_link_pos ON app.case_link (pos, id);

CREATE INDEX ix_first_contact_pos ON app.first_contact (pos, id);

CREATE INDEX ix_incident_case_id ON app.incident (case_id);

CREATE INDEX ix_incident_pos ON app.incident (pos, id);

CREATE INDEX ix_reopening_case_id ON app.reopening (case_id);

CREATE INDEX ix_reopening_pos ON app.reopening (pos, id);

CREATE INDEX ix_checklist_line_case_id ON app.checklist_line (case_id);

CREATE INDEX ix_checklist_line_pos ON app.checklist_line (pos, id);

CREATE INDEX ix_consultee_case_id ON app.consultee (case_id);

CREATE INDEX ix_consultee_pos ON app.consultee (pos, id);

CREATE INDEX ix_disputed_fact_case_id ON app.disputed_fact (case_id);

CREATE INDEX ix_disputed_fact_pos ON app.disputed_fact (pos, id);

CREATE INDEX ix_invitation_case_id ON app.invitation (case_id);

CREATE INDEX ix_invitation_pos ON app.invitation (pos, id);

CREATE INDEX ix_point_change_case_id ON app.point_change (case_id);

CREATE INDEX ix_point_change_pos ON app.point_change (pos, id);

CREATE INDEX ix_refusal_case_id ON app.refusal (case_id);

CREATE INDEX ix_refusal_pos ON app.refusal (pos, id);

CREATE INDEX ix_reviewer_case_id ON app.reviewer (case_id);

CREATE INDEX ix_reviewer_pos ON app.reviewer (pos, id);

CREATE INDEX ix_approval_case_id ON app.approval (case_id);

CREATE INDEX ix_approval_pos ON app.approval (pos, id);

CREATE INDEX ix_approval_refusal_id ON app.approval (refusal_id);

ALTER TABLE app.finding ADD COLUMN decided_by_id VARCHAR(36);

ALTER TABLE app.evidence_check ADD COLUMN checked_by_id VARCHAR(36);
