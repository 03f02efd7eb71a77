CREATE TABLE case_link (
	case_id VARCHAR(36) NOT NULL,
	other_id VARCHAR(36) NOT NULL,
	other_reference VARCHAR(80) NOT NULL,
	kind VARCHAR(80) NOT NULL,
	because TEXT,
	linked_on DATE NOT NULL,
	linked_by_id VARCHAR(36),
	ended_on DATE,
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_case_link PRIMARY KEY (id),
	CONSTRAINT ck_case_link_kind_known CHECK (kind IN ('service request it came from', 'new issue raised in it', 'repeat of it', 'same event', 'same household', 'merged into it')),
	CONSTRAINT ck_case_link_other_reference_not_blank CHECK (length(trim(other_reference)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_case_link_because_length CHECK (length(because) <= 20000),
	CONSTRAINT fk_case_link_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_case_link_linked_by_id FOREIGN KEY(linked_by_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_case_link_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_case_link_other_id_fits CHECK (length(other_id) <= 36),
	CONSTRAINT ck_case_link_other_reference_fits CHECK (length(other_reference) <= 80),
	CONSTRAINT ck_case_link_kind_fits CHECK (length(kind) <= 80),
	CONSTRAINT ck_case_link_linked_on_sane CHECK (linked_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_case_link_linked_on_is_a_date CHECK (linked_on IS date(linked_on)),
	CONSTRAINT ck_case_link_linked_by_id_fits CHECK (length(linked_by_id) <= 36),
	CONSTRAINT ck_case_link_ended_on_sane CHECK (ended_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_case_link_ended_on_is_a_date CHECK (ended_on IS date(ended_on)),
	CONSTRAINT ck_case_link_id_fits CHECK (length(id) <= 36)
);

CREATE TABLE first_contact (
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
	ver TEXT,
	CONSTRAINT pk_first_contact PRIMARY KEY (id),
	CONSTRAINT uq_first_contact_case_id UNIQUE (case_id),
	CONSTRAINT ck_first_contact_next_step_length CHECK (length(next_step) <= 20000),
	CONSTRAINT ck_first_contact_ended_because_length CHECK (length(ended_because) <= 20000),
	CONSTRAINT ck_first_contact_told_on_after_received_on CHECK (told_on >= received_on),
	CONSTRAINT ck_first_contact_ended_on_after_received_on CHECK (ended_on >= received_on),
	CONSTRAINT fk_first_contact_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_first_contact_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_first_contact_received_on_sane CHECK (received_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_first_contact_received_on_is_a_date CHECK (received_on IS date(received_on)),
	CONSTRAINT ck_first_contact_received_by_fits CHECK (length(received_by) <= 200),
	CONSTRAINT ck_first_contact_asked_by_fits CHECK (length(asked_by) <= 200),
	CONSTRAINT ck_first_contact_about_whom_fits CHECK (length(about_whom) <= 200),
	CONSTRAINT ck_first_contact_told_on_sane CHECK (told_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_first_contact_told_on_is_a_date CHECK (told_on IS date(told_on)),
	CONSTRAINT ck_first_contact_review_on_sane CHECK (review_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_first_contact_review_on_is_a_date CHECK (review_on IS date(review_on)),
	CONSTRAINT ck_first_contact_passed_on_to_fits CHECK (length(passed_on_to) <= 200),
	CONSTRAINT ck_first_contact_passed_on_on_sane CHECK (passed_on_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_first_contact_passed_on_on_is_a_date CHECK (passed_on_on IS date(passed_on_on)),
	CONSTRAINT ck_first_contact_ended_on_sane CHECK (ended_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_first_contact_ended_on_is_a_date CHECK (ended_on IS date(ended_on)),
	CONSTRAINT ck_first_contact_id_fits CHECK (length(id) <= 36)
);

CREATE TABLE incident (
	case_id VARCHAR(36) NOT NULL,
	what TEXT NOT NULL,
	taken_to VARCHAR(80) NOT NULL,
	told VARCHAR(200) NOT NULL,
	told_at VARCHAR(32) NOT NULL,
	told_by_id VARCHAR(36),
	answer TEXT,
	answered_on DATE,
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_incident PRIMARY KEY (id),
	CONSTRAINT ck_incident_what_not_blank CHECK (length(trim(what)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_incident_taken_to_not_blank CHECK (length(trim(taken_to)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_incident_answer_length CHECK (length(answer) <= 20000),
	CONSTRAINT fk_incident_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_incident_told_by_id FOREIGN KEY(told_by_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_incident_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_incident_taken_to_fits CHECK (length(taken_to) <= 80),
	CONSTRAINT ck_incident_told_fits CHECK (length(told) <= 200),
	CONSTRAINT ck_incident_told_at_fits CHECK (length(told_at) <= 32),
	CONSTRAINT ck_incident_told_by_id_fits CHECK (length(told_by_id) <= 36),
	CONSTRAINT ck_incident_answered_on_sane CHECK (answered_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_incident_answered_on_is_a_date CHECK (answered_on IS date(answered_on)),
	CONSTRAINT ck_incident_id_fits CHECK (length(id) <= 36)
);

CREATE TABLE reopening (
	case_id VARCHAR(36) NOT NULL,
	why VARCHAR(80) NOT NULL,
	because TEXT NOT NULL,
	reopened_on DATE NOT NULL,
	reopened_by_id VARCHAR(36),
	recorded_at VARCHAR(32) NOT NULL,
	closed_on DATE,
	closed_as VARCHAR(80),
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_reopening PRIMARY KEY (id),
	CONSTRAINT ck_reopening_why_known CHECK (why IN ('the resident asked for it', 'the Ombudsman directed us to accept it', 'closed by mistake', 'not the same as the case it was merged into')),
	CONSTRAINT ck_reopening_because_not_blank CHECK (length(trim(because)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_reopening_closed_as_known CHECK (closed_as IN ('answered', 'withdrawn', 'refused', 'merged', 'reason not recorded')),
	CONSTRAINT ck_reopening_closed_with_reason CHECK ((closed_on IS NULL) = (closed_as IS NULL)),
	CONSTRAINT fk_reopening_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_reopening_reopened_by_id FOREIGN KEY(reopened_by_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_reopening_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_reopening_why_fits CHECK (length(why) <= 80),
	CONSTRAINT ck_reopening_reopened_on_sane CHECK (reopened_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_reopening_reopened_on_is_a_date CHECK (reopened_on IS date(reopened_on)),
	CONSTRAINT ck_reopening_reopened_by_id_fits CHECK (length(reopened_by_id) <= 36),
	CONSTRAINT ck_reopening_recorded_at_fits CHECK (length(recorded_at) <= 32),
	CONSTRAINT ck_reopening_closed_on_sane CHECK (closed_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_reopening_closed_on_is_a_date CHECK (closed_on IS date(closed_on)),
	CONSTRAINT ck_reopening_closed_as_fits CHECK (length(closed_as) <= 80),
	CONSTRAINT ck_reopening_id_fits CHECK (length(id) <= 36)
);

CREATE TABLE checklist_line (
	case_id VARCHAR(36) NOT NULL,
	stage_id VARCHAR(36) NOT NULL,
	line VARCHAR(80) NOT NULL,
	answer VARCHAR(80) NOT NULL,
	because TEXT,
	answered_on DATE NOT NULL,
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_checklist_line PRIMARY KEY (id),
	CONSTRAINT uq_checklist_line_stage_id_line UNIQUE (stage_id, line),
	CONSTRAINT ck_checklist_line_line_not_blank CHECK (length(trim(line)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_checklist_line_answer_known CHECK (answer IN ('done', 'not needed', 'open')),
	CONSTRAINT ck_checklist_line_because_length CHECK (length(because) <= 20000),
	CONSTRAINT fk_checklist_line_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_checklist_line_stage_id FOREIGN KEY(stage_id) REFERENCES stage (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_checklist_line_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_checklist_line_stage_id_fits CHECK (length(stage_id) <= 36),
	CONSTRAINT ck_checklist_line_line_fits CHECK (length(line) <= 80),
	CONSTRAINT ck_checklist_line_answer_fits CHECK (length(answer) <= 80),
	CONSTRAINT ck_checklist_line_answered_on_sane CHECK (answered_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_checklist_line_answered_on_is_a_date CHECK (answered_on IS date(answered_on)),
	CONSTRAINT ck_checklist_line_id_fits CHECK (length(id) <= 36)
);

CREATE TABLE consultee (
	case_id VARCHAR(36) NOT NULL,
	stage_id VARCHAR(36) NOT NULL,
	name VARCHAR(200) NOT NULL,
	consulted_on DATE NOT NULL,
	said TEXT,
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_consultee PRIMARY KEY (id),
	CONSTRAINT ck_consultee_name_not_blank CHECK (length(trim(name)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_consultee_said_length CHECK (length(said) <= 20000),
	CONSTRAINT fk_consultee_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_consultee_stage_id FOREIGN KEY(stage_id) REFERENCES stage (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_consultee_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_consultee_stage_id_fits CHECK (length(stage_id) <= 36),
	CONSTRAINT ck_consultee_name_fits CHECK (length(name) <= 200),
	CONSTRAINT ck_consultee_consulted_on_sane CHECK (consulted_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_consultee_consulted_on_is_a_date CHECK (consulted_on IS date(consulted_on)),
	CONSTRAINT ck_consultee_id_fits CHECK (length(id) <= 36)
);

CREATE TABLE disputed_fact (
	case_id VARCHAR(36) NOT NULL,
	stage_id VARCHAR(36) NOT NULL,
	fact VARCHAR(200) NOT NULL,
	resident_says TEXT,
	we_hold TEXT,
	preferred VARCHAR(80),
	because TEXT,
	struck_on DATE,
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_disputed_fact PRIMARY KEY (id),
	CONSTRAINT ck_disputed_fact_fact_not_blank CHECK (length(trim(fact)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_disputed_fact_resident_says_length CHECK (length(resident_says) <= 20000),
	CONSTRAINT ck_disputed_fact_we_hold_length CHECK (length(we_hold) <= 20000),
	CONSTRAINT ck_disputed_fact_preferred_known CHECK (preferred IN ('the resident', 'ours', 'neither can be shown')),
	CONSTRAINT ck_disputed_fact_because_length CHECK (length(because) <= 20000),
	CONSTRAINT fk_disputed_fact_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_disputed_fact_stage_id FOREIGN KEY(stage_id) REFERENCES stage (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_disputed_fact_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_disputed_fact_stage_id_fits CHECK (length(stage_id) <= 36),
	CONSTRAINT ck_disputed_fact_fact_fits CHECK (length(fact) <= 200),
	CONSTRAINT ck_disputed_fact_preferred_fits CHECK (length(preferred) <= 80),
	CONSTRAINT ck_disputed_fact_struck_on_sane CHECK (struck_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_disputed_fact_struck_on_is_a_date CHECK (struck_on IS date(struck_on)),
	CONSTRAINT ck_disputed_fact_id_fits CHECK (length(id) <= 36)
);

CREATE TABLE invitation (
	case_id VARCHAR(36) NOT NULL,
	stage_id VARCHAR(36) NOT NULL,
	party VARCHAR(80) NOT NULL,
	name VARCHAR(200),
	invited_on DATE NOT NULL,
	reply_by DATE,
	replied_on DATE,
	said TEXT,
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_invitation PRIMARY KEY (id),
	CONSTRAINT ck_invitation_party_known CHECK (party IN ('resident', 'member of staff')),
	CONSTRAINT ck_invitation_said_length CHECK (length(said) <= 20000),
	CONSTRAINT fk_invitation_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_invitation_stage_id FOREIGN KEY(stage_id) REFERENCES stage (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_invitation_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_invitation_stage_id_fits CHECK (length(stage_id) <= 36),
	CONSTRAINT ck_invitation_party_fits CHECK (length(party) <= 80),
	CONSTRAINT ck_invitation_name_fits CHECK (length(name) <= 200),
	CONSTRAINT ck_invitation_invited_on_sane CHECK (invited_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_invitation_invited_on_is_a_date CHECK (invited_on IS date(invited_on)),
	CONSTRAINT ck_invitation_reply_by_sane CHECK (reply_by BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_invitation_reply_by_is_a_date CHECK (reply_by IS date(reply_by)),
	CONSTRAINT ck_invitation_replied_on_sane CHECK (replied_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_invitation_replied_on_is_a_date CHECK (replied_on IS date(replied_on)),
	CONSTRAINT ck_invitation_id_fits CHECK (length(id) <= 36)
);

CREATE TABLE point_change (
	case_id VARCHAR(36) NOT NULL,
	point_id VARCHAR(36) NOT NULL,
	kind VARCHAR(80) NOT NULL,
	was TEXT,
	because TEXT NOT NULL,
	changed_on DATE NOT NULL,
	changed_by_id VARCHAR(36),
	told_on DATE,
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_point_change PRIMARY KEY (id),
	CONSTRAINT ck_point_change_kind_known CHECK (kind IN ('added', 'reworded', 'withdrawn')),
	CONSTRAINT ck_point_change_was_length CHECK (length(was) <= 20000),
	CONSTRAINT ck_point_change_because_not_blank CHECK (length(trim(because)) BETWEEN 1 AND 20000),
	CONSTRAINT fk_point_change_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_point_change_point_id FOREIGN KEY(point_id) REFERENCES point (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_point_change_changed_by_id FOREIGN KEY(changed_by_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_point_change_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_point_change_point_id_fits CHECK (length(point_id) <= 36),
	CONSTRAINT ck_point_change_kind_fits CHECK (length(kind) <= 80),
	CONSTRAINT ck_point_change_changed_on_sane CHECK (changed_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_point_change_changed_on_is_a_date CHECK (changed_on IS date(changed_on)),
	CONSTRAINT ck_point_change_changed_by_id_fits CHECK (length(changed_by_id) <= 36),
	CONSTRAINT ck_point_change_told_on_sane CHECK (told_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_point_change_told_on_is_a_date CHECK (told_on IS date(told_on)),
	CONSTRAINT ck_point_change_id_fits CHECK (length(id) <= 36)
);

CREATE TABLE refusal (
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
	ver TEXT,
	CONSTRAINT pk_refusal PRIMARY KEY (id),
	CONSTRAINT ck_refusal_ground_not_blank CHECK (length(trim(ground)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_refusal_reasons_length CHECK (length(reasons) <= 20000),
	CONSTRAINT ck_refusal_evidence_length CHECK (length(evidence) <= 20000),
	CONSTRAINT ck_refusal_discretion_length CHECK (length(discretion) <= 20000),
	CONSTRAINT fk_refusal_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_refusal_stage_id FOREIGN KEY(stage_id) REFERENCES stage (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_refusal_point_id FOREIGN KEY(point_id) REFERENCES point (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_refusal_proposed_by_id FOREIGN KEY(proposed_by_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_refusal_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_refusal_stage_id_fits CHECK (length(stage_id) <= 36),
	CONSTRAINT ck_refusal_point_id_fits CHECK (length(point_id) <= 36),
	CONSTRAINT ck_refusal_ground_fits CHECK (length(ground) <= 80),
	CONSTRAINT ck_refusal_issue_on_sane CHECK (issue_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_refusal_issue_on_is_a_date CHECK (issue_on IS date(issue_on)),
	CONSTRAINT ck_refusal_aware_on_sane CHECK (aware_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_refusal_aware_on_is_a_date CHECK (aware_on IS date(aware_on)),
	CONSTRAINT ck_refusal_filed_on_sane CHECK (filed_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_refusal_filed_on_is_a_date CHECK (filed_on IS date(filed_on)),
	CONSTRAINT ck_refusal_safety_is_yes_or_no CHECK (safety IN (0, 1)),
	CONSTRAINT ck_refusal_proposed_on_sane CHECK (proposed_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_refusal_proposed_on_is_a_date CHECK (proposed_on IS date(proposed_on)),
	CONSTRAINT ck_refusal_proposed_by_id_fits CHECK (length(proposed_by_id) <= 36),
	CONSTRAINT ck_refusal_refused_on_sane CHECK (refused_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_refusal_refused_on_is_a_date CHECK (refused_on IS date(refused_on)),
	CONSTRAINT ck_refusal_dropped_on_sane CHECK (dropped_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_refusal_dropped_on_is_a_date CHECK (dropped_on IS date(dropped_on)),
	CONSTRAINT ck_refusal_directed_on_sane CHECK (directed_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_refusal_directed_on_is_a_date CHECK (directed_on IS date(directed_on)),
	CONSTRAINT ck_refusal_directed_by_fits CHECK (length(directed_by) <= 200),
	CONSTRAINT ck_refusal_id_fits CHECK (length(id) <= 36)
);

CREATE TABLE reviewer (
	case_id VARCHAR(36) NOT NULL,
	stage_id VARCHAR(36) NOT NULL,
	officer_id VARCHAR(36) NOT NULL,
	allocated_on DATE NOT NULL,
	allocated_by_id VARCHAR(36),
	ended_on DATE,
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_reviewer PRIMARY KEY (id),
	CONSTRAINT fk_reviewer_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_reviewer_stage_id FOREIGN KEY(stage_id) REFERENCES stage (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_reviewer_officer_id FOREIGN KEY(officer_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_reviewer_allocated_by_id FOREIGN KEY(allocated_by_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_reviewer_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_reviewer_stage_id_fits CHECK (length(stage_id) <= 36),
	CONSTRAINT ck_reviewer_officer_id_fits CHECK (length(officer_id) <= 36),
	CONSTRAINT ck_reviewer_allocated_on_sane CHECK (allocated_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_reviewer_allocated_on_is_a_date CHECK (allocated_on IS date(allocated_on)),
	CONSTRAINT ck_reviewer_allocated_by_id_fits CHECK (length(allocated_by_id) <= 36),
	CONSTRAINT ck_reviewer_ended_on_sane CHECK (ended_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_reviewer_ended_on_is_a_date CHECK (ended_on IS date(ended_on)),
	CONSTRAINT ck_reviewer_id_fits CHECK (length(id) <= 36)
);

CREATE TABLE approval (
	case_id VARCHAR(36) NOT NULL,
	refusal_id VARCHAR(36) NOT NULL,
	judgement VARCHAR(80) NOT NULL,
	because TEXT,
	approved_by_id VARCHAR(36),
	approved_on DATE NOT NULL,
	recorded_at VARCHAR(32) NOT NULL,
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_approval PRIMARY KEY (id),
	CONSTRAINT ck_approval_judgement_known CHECK (judgement IN ('approved', 'sent back')),
	CONSTRAINT ck_approval_because_length CHECK (length(because) <= 20000),
	CONSTRAINT fk_approval_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_approval_refusal_id FOREIGN KEY(refusal_id) REFERENCES refusal (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_approval_approved_by_id FOREIGN KEY(approved_by_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_approval_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_approval_refusal_id_fits CHECK (length(refusal_id) <= 36),
	CONSTRAINT ck_approval_judgement_fits CHECK (length(judgement) <= 80),
	CONSTRAINT ck_approval_approved_by_id_fits CHECK (length(approved_by_id) <= 36),
	CONSTRAINT ck_approval_approved_on_sane CHECK (approved_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_approval_approved_on_is_a_date CHECK (approved_on IS date(approved_on)),
	CONSTRAINT ck_approval_recorded_at_fits CHECK (length(recorded_at) <= 32),
	CONSTRAINT ck_approval_id_fits CHECK (length(id) <= 36)
);

ALTER TABLE case_row ADD COLUMN kind VARCHAR(80) CONSTRAINT ck_case_row_kind_fits CHECK (length(kind) <= 80);

ALTER TABLE person ADD COLUMN merged_into_id VARCHAR(36) CONSTRAINT ck_person_merged_into_id_fits CHECK (length(merged_into_id) <= 36);

ALTER TABLE case_ ADD COLUMN kind VARCHAR(80) CONSTRAINT ck_case__kind_known CHECK (kind IN ('service request', 'compliment', 'enquiry')) CONSTRAINT ck_case__kind_fits CHECK (length(kind) <= 80);

ALTER TABLE case_ ADD COLUMN choice_offered_on DATE CONSTRAINT ck_case__choice_offered_on_sane CHECK (choice_offered_on BETWEEN '2000-01-01' AND '2099-12-31') CONSTRAINT ck_case__choice_offered_on_is_a_date CHECK (choice_offered_on IS date(choice_offered_on));

ALTER TABLE case_ ADD COLUMN choice_offered_by VARCHAR(200) CONSTRAINT ck_case__choice_offered_by_fits CHECK (length(choice_offered_by) <= 200);

ALTER TABLE case_ ADD COLUMN choice_answer VARCHAR(80) CONSTRAINT ck_case__choice_answer_known CHECK (choice_answer IN ('wants to complain', 'does not want to complain', 'has not answered yet')) CONSTRAINT ck_case__choice_answer_fits CHECK (length(choice_answer) <= 80);

ALTER TABLE case_ ADD COLUMN priority VARCHAR(80) CONSTRAINT ck_case__priority_fits CHECK (length(priority) <= 80);

ALTER TABLE case_ ADD COLUMN route VARCHAR(80) CONSTRAINT ck_case__route_fits CHECK (length(route) <= 80);

ALTER TABLE case_ ADD COLUMN triage_because TEXT CONSTRAINT ck_case__triage_because_length CHECK (length(triage_because) <= 20000);

ALTER TABLE case_ ADD COLUMN updates_every INTEGER CONSTRAINT ck_case__updates_every_sane CHECK (updates_every BETWEEN 1 AND 99);

ALTER TABLE case_ ADD COLUMN updates_by VARCHAR(80) CONSTRAINT ck_case__updates_by_fits CHECK (length(updates_by) <= 80);

ALTER TABLE contact ADD COLUMN purpose VARCHAR(80) CONSTRAINT ck_contact_purpose_known CHECK (purpose IN ('receipt confirmed', 'findings told', 'update given', 'personal contact', 'asked what is unresolved', 'choice to complain offered')) CONSTRAINT ck_contact_purpose_fits CHECK (length(purpose) <= 80);

ALTER TABLE point ADD COLUMN settled_on DATE CONSTRAINT ck_point_settled_on_sane CHECK (settled_on BETWEEN '2000-01-01' AND '2099-12-31') CONSTRAINT ck_point_settled_on_is_a_date CHECK (settled_on IS date(settled_on));

ALTER TABLE stage ADD COLUMN request_reason TEXT CONSTRAINT ck_stage_request_reason_length CHECK (length(request_reason) <= 20000);

ALTER TABLE stage ADD COLUMN late_because TEXT CONSTRAINT ck_stage_late_because_length CHECK (length(late_because) <= 20000);

ALTER TABLE stage ADD COLUMN told_received_on DATE CONSTRAINT ck_stage_told_received_on_sane CHECK (told_received_on BETWEEN '2000-01-01' AND '2099-12-31') CONSTRAINT ck_stage_told_received_on_is_a_date CHECK (told_received_on IS date(told_received_on));

ALTER TABLE stage ADD COLUMN directed_on DATE CONSTRAINT ck_stage_directed_on_sane CHECK (directed_on BETWEEN '2000-01-01' AND '2099-12-31') CONSTRAINT ck_stage_directed_on_is_a_date CHECK (directed_on IS date(directed_on));

ALTER TABLE stage ADD COLUMN refused_on DATE CONSTRAINT ck_stage_refused_on_after_received_on CHECK (refused_on >= received_on) CONSTRAINT ck_stage_refused_on_sane CHECK (refused_on BETWEEN '2000-01-01' AND '2099-12-31') CONSTRAINT ck_stage_refused_on_is_a_date CHECK (refused_on IS date(refused_on));

ALTER TABLE evidence_check ADD COLUMN asked_of VARCHAR(200) CONSTRAINT ck_evidence_check_asked_of_fits CHECK (length(asked_of) <= 200);

ALTER TABLE evidence_check ADD COLUMN question TEXT CONSTRAINT ck_evidence_check_question_length CHECK (length(question) <= 20000);

ALTER TABLE evidence_check ADD COLUMN asked_on DATE CONSTRAINT ck_evidence_check_asked_on_sane CHECK (asked_on BETWEEN '2000-01-01' AND '2099-12-31') CONSTRAINT ck_evidence_check_asked_on_is_a_date CHECK (asked_on IS date(asked_on));

ALTER TABLE evidence_check ADD COLUMN due_on DATE CONSTRAINT ck_evidence_check_due_on_sane CHECK (due_on BETWEEN '2000-01-01' AND '2099-12-31') CONSTRAINT ck_evidence_check_due_on_is_a_date CHECK (due_on IS date(due_on));

ALTER TABLE evidence_check ADD COLUMN chased_on DATE CONSTRAINT ck_evidence_check_chased_on_sane CHECK (chased_on BETWEEN '2000-01-01' AND '2099-12-31') CONSTRAINT ck_evidence_check_chased_on_is_a_date CHECK (chased_on IS date(chased_on));

ALTER TABLE evidence_check ADD COLUMN unanswered_on DATE CONSTRAINT ck_evidence_check_unanswered_on_sane CHECK (unanswered_on BETWEEN '2000-01-01' AND '2099-12-31') CONSTRAINT ck_evidence_check_unanswered_on_is_a_date CHECK (unanswered_on IS date(unanswered_on));

ALTER TABLE extension ADD COLUMN reason_code VARCHAR(80) CONSTRAINT ck_extension_reason_code_fits CHECK (length(reason_code) <= 80);

ALTER TABLE finding ADD COLUMN changed_because TEXT CONSTRAINT ck_finding_changed_because_length CHECK (length(changed_because) <= 20000);

ALTER TABLE finding ADD COLUMN policy_then TEXT CONSTRAINT ck_finding_policy_then_length CHECK (length(policy_then) <= 500);

CREATE INDEX ix_case_link_case_id ON case_link (case_id);

CREATE INDEX ix_case_link_other_id ON case_link (other_id);

CREATE INDEX ix_incident_case_id ON incident (case_id);

CREATE INDEX ix_reopening_case_id ON reopening (case_id);

CREATE INDEX ix_checklist_line_case_id ON checklist_line (case_id);

CREATE INDEX ix_consultee_case_id ON consultee (case_id);

CREATE INDEX ix_disputed_fact_case_id ON disputed_fact (case_id);

CREATE INDEX ix_invitation_case_id ON invitation (case_id);

CREATE INDEX ix_point_change_case_id ON point_change (case_id);

CREATE INDEX ix_refusal_case_id ON refusal (case_id);

CREATE INDEX ix_reviewer_case_id ON reviewer (case_id);

CREATE INDEX ix_approval_case_id ON approval (case_id);

CREATE INDEX ix_approval_refusal_id ON approval (refusal_id);

ALTER TABLE finding ADD COLUMN decided_by_id VARCHAR(36) CONSTRAINT ck_finding_decided_by_id_fits CHECK (length(decided_by_id) <= 36);

ALTER TABLE evidence_check ADD COLUMN checked_by_id VARCHAR(36) CONSTRAINT ck_evidence_check_checked_by_id_fits CHECK (length(checked_by_id) <= 36);
