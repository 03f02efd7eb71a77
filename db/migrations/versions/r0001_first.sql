CREATE TABLE case_row (
	"row" INTEGER NOT NULL,
	case_id VARCHAR(36) NOT NULL,
	reference VARCHAR(80) NOT NULL,
	resident VARCHAR(200) NOT NULL,
	address VARCHAR NOT NULL,
	postcode VARCHAR(80) NOT NULL,
	category VARCHAR(80) NOT NULL,
	channel VARCHAR(80) NOT NULL,
	stage INTEGER NOT NULL,
	state VARCHAR(80) NOT NULL,
	next_kind VARCHAR(80) NOT NULL,
	next_on DATE,
	received_on DATE,
	handler_id VARCHAR(36),
	handler VARCHAR(200) NOT NULL,
	team VARCHAR(200) NOT NULL,
	vulnerable BOOLEAN NOT NULL,
	hazard BOOLEAN NOT NULL,
	risk INTEGER NOT NULL,
	open_commitments INTEGER NOT NULL,
	open BOOLEAN NOT NULL,
	CONSTRAINT pk_case_row PRIMARY KEY ("row"),
	CONSTRAINT uq_case_row_case_id UNIQUE (case_id),
	CONSTRAINT ck_case_row_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_case_row_reference_fits CHECK (length(reference) <= 80),
	CONSTRAINT ck_case_row_resident_fits CHECK (length(resident) <= 200),
	CONSTRAINT ck_case_row_postcode_fits CHECK (length(postcode) <= 80),
	CONSTRAINT ck_case_row_category_fits CHECK (length(category) <= 80),
	CONSTRAINT ck_case_row_channel_fits CHECK (length(channel) <= 80),
	CONSTRAINT ck_case_row_state_fits CHECK (length(state) <= 80),
	CONSTRAINT ck_case_row_next_kind_fits CHECK (length(next_kind) <= 80),
	CONSTRAINT ck_case_row_next_on_sane CHECK (next_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_case_row_next_on_is_a_date CHECK (next_on IS date(next_on)),
	CONSTRAINT ck_case_row_received_on_sane CHECK (received_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_case_row_received_on_is_a_date CHECK (received_on IS date(received_on)),
	CONSTRAINT ck_case_row_handler_id_fits CHECK (length(handler_id) <= 36),
	CONSTRAINT ck_case_row_handler_fits CHECK (length(handler) <= 200),
	CONSTRAINT ck_case_row_team_fits CHECK (length(team) <= 200),
	CONSTRAINT ck_case_row_vulnerable_is_yes_or_no CHECK (vulnerable IN (0, 1)),
	CONSTRAINT ck_case_row_hazard_is_yes_or_no CHECK (hazard IN (0, 1)),
	CONSTRAINT ck_case_row_open_is_yes_or_no CHECK (open IN (0, 1))
);

CREATE INDEX ix_case_row_address ON case_row (address, "row", open, vulnerable, open_commitments);

CREATE INDEX ix_case_row_category ON case_row (category, "row", open, vulnerable, open_commitments);

CREATE INDEX ix_case_row_channel ON case_row (channel, "row", open, vulnerable, open_commitments);

CREATE INDEX ix_case_row_handler ON case_row (handler, "row", open, vulnerable, open_commitments);

CREATE INDEX ix_case_row_handler_id ON case_row (handler_id);

CREATE INDEX ix_case_row_next_on ON case_row (next_on, "row", open, vulnerable, open_commitments);

CREATE INDEX ix_case_row_open_commitments ON case_row (open_commitments, "row", open, vulnerable);

CREATE INDEX ix_case_row_postcode ON case_row (postcode, "row", open, vulnerable, open_commitments);

CREATE INDEX ix_case_row_received_on ON case_row (received_on, "row", open, vulnerable, open_commitments);

CREATE INDEX ix_case_row_reference ON case_row (reference, "row", open, vulnerable, open_commitments);

CREATE INDEX ix_case_row_resident ON case_row (resident, "row", open, vulnerable, open_commitments);

CREATE INDEX ix_case_row_risk ON case_row (risk, "row", open, vulnerable, open_commitments);

CREATE INDEX ix_case_row_stage ON case_row (stage, "row", open, vulnerable, open_commitments);

CREATE INDEX ix_case_row_state ON case_row (state, "row", open, vulnerable, open_commitments);

CREATE INDEX ix_case_row_team ON case_row (team, "row", open, vulnerable, open_commitments);

CREATE TABLE change (
	seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	change_id VARCHAR(36) NOT NULL,
	batch VARCHAR(36) NOT NULL,
	author VARCHAR(80) NOT NULL,
	at VARCHAR(80) NOT NULL,
	entity VARCHAR(80) NOT NULL,
	entity_id VARCHAR(36) NOT NULL,
	case_id VARCHAR(36),
	op VARCHAR(80) NOT NULL,
	patch TEXT NOT NULL,
	base TEXT NOT NULL,
	schema_version VARCHAR(80) NOT NULL,
	ack_pos INTEGER,
	CONSTRAINT ck_change_op_known CHECK (op IN ('insert', 'update')),
	CONSTRAINT uq_change_change_id UNIQUE (change_id),
	CONSTRAINT ck_change_change_id_fits CHECK (length(change_id) <= 36),
	CONSTRAINT ck_change_batch_fits CHECK (length(batch) <= 36),
	CONSTRAINT ck_change_author_fits CHECK (length(author) <= 80),
	CONSTRAINT ck_change_at_fits CHECK (length(at) <= 80),
	CONSTRAINT ck_change_entity_fits CHECK (length(entity) <= 80),
	CONSTRAINT ck_change_entity_id_fits CHECK (length(entity_id) <= 36),
	CONSTRAINT ck_change_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_change_op_fits CHECK (length(op) <= 80),
	CONSTRAINT ck_change_schema_version_fits CHECK (length(schema_version) <= 80)
);

CREATE INDEX ix_change_case_id ON change (case_id);

CREATE INDEX ix_change_entity_id ON change (entity_id);

CREATE TABLE desk (
	id INTEGER NOT NULL,
	device_id VARCHAR(36) NOT NULL,
	code VARCHAR(80) NOT NULL,
	last_number INTEGER NOT NULL,
	officer_id VARCHAR(36),
	derived_on DATE,
	sample BOOLEAN NOT NULL,
	CONSTRAINT pk_desk PRIMARY KEY (id),
	CONSTRAINT ck_desk_one_row CHECK (id = 1),
	CONSTRAINT ck_desk_device_id_fits CHECK (length(device_id) <= 36),
	CONSTRAINT ck_desk_code_fits CHECK (length(code) <= 80),
	CONSTRAINT ck_desk_officer_id_fits CHECK (length(officer_id) <= 36),
	CONSTRAINT ck_desk_derived_on_sane CHECK (derived_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_desk_derived_on_is_a_date CHECK (derived_on IS date(derived_on)),
	CONSTRAINT ck_desk_sample_is_yes_or_no CHECK (sample IN (0, 1))
);

CREATE TABLE holiday_change (
	holiday_on DATE NOT NULL,
	name VARCHAR(200) NOT NULL,
	is_holiday BOOLEAN NOT NULL,
	accepted_at VARCHAR(32) NOT NULL,
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_holiday_change PRIMARY KEY (id),
	CONSTRAINT ck_holiday_change_name_not_blank CHECK (length(trim(name)) BETWEEN 1 AND 20000),
	CONSTRAINT uq_holiday_change_holiday_on UNIQUE (holiday_on),
	CONSTRAINT ck_holiday_change_holiday_on_sane CHECK (holiday_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_holiday_change_holiday_on_is_a_date CHECK (holiday_on IS date(holiday_on)),
	CONSTRAINT ck_holiday_change_name_fits CHECK (length(name) <= 200),
	CONSTRAINT ck_holiday_change_is_holiday_is_yes_or_no CHECK (is_holiday IN (0, 1)),
	CONSTRAINT ck_holiday_change_accepted_at_fits CHECK (length(accepted_at) <= 32),
	CONSTRAINT ck_holiday_change_id_fits CHECK (length(id) <= 36)
);

CREATE TABLE import_run (
	file_name VARCHAR(200) NOT NULL,
	sha256 VARCHAR(200) NOT NULL,
	started_at VARCHAR(32) NOT NULL,
	report JSON NOT NULL,
	undone_at VARCHAR(32),
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_import_run PRIMARY KEY (id),
	CONSTRAINT ck_import_run_file_name_not_blank CHECK (length(trim(file_name)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_import_run_file_name_fits CHECK (length(file_name) <= 200),
	CONSTRAINT ck_import_run_sha256_fits CHECK (length(sha256) <= 200),
	CONSTRAINT ck_import_run_started_at_fits CHECK (length(started_at) <= 32),
	CONSTRAINT ck_import_run_report_is_json CHECK (json_valid(report)),
	CONSTRAINT ck_import_run_undone_at_fits CHECK (length(undone_at) <= 32),
	CONSTRAINT ck_import_run_id_fits CHECK (length(id) <= 36)
);

CREATE TABLE person (
	name VARCHAR(200) NOT NULL,
	preferred_name VARCHAR(200),
	address TEXT,
	postcode VARCHAR(80),
	phone VARCHAR(80),
	email VARCHAR(200),
	how_to_contact TEXT,
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_person PRIMARY KEY (id),
	CONSTRAINT ck_person_name_not_blank CHECK (length(trim(name)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_person_address_length CHECK (length(address) <= 500),
	CONSTRAINT ck_person_how_to_contact_length CHECK (length(how_to_contact) <= 500),
	CONSTRAINT ck_person_name_fits CHECK (length(name) <= 200),
	CONSTRAINT ck_person_preferred_name_fits CHECK (length(preferred_name) <= 200),
	CONSTRAINT ck_person_postcode_fits CHECK (length(postcode) <= 80),
	CONSTRAINT ck_person_phone_fits CHECK (length(phone) <= 80),
	CONSTRAINT ck_person_email_fits CHECK (length(email) <= 200),
	CONSTRAINT ck_person_id_fits CHECK (length(id) <= 36)
);

CREATE INDEX ix_person_name ON person (name);

CREATE INDEX ix_person_postcode ON person (postcode);

CREATE TABLE team (
	name VARCHAR(200) NOT NULL,
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_team PRIMARY KEY (id),
	CONSTRAINT ck_team_name_not_blank CHECK (length(trim(name)) BETWEEN 1 AND 20000),
	CONSTRAINT uq_team_name UNIQUE (name),
	CONSTRAINT ck_team_name_fits CHECK (length(name) <= 200),
	CONSTRAINT ck_team_id_fits CHECK (length(id) <= 36)
);

CREATE TABLE adjustment (
	person_id VARCHAR(36) NOT NULL,
	kind VARCHAR(80) NOT NULL,
	detail TEXT,
	agreed_on DATE NOT NULL,
	review_on DATE,
	ended_on DATE,
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_adjustment PRIMARY KEY (id),
	CONSTRAINT ck_adjustment_kind_not_blank CHECK (length(trim(kind)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_adjustment_detail_length CHECK (length(detail) <= 20000),
	CONSTRAINT ck_adjustment_review_on_after_agreed_on CHECK (review_on >= agreed_on),
	CONSTRAINT fk_adjustment_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_adjustment_person_id_fits CHECK (length(person_id) <= 36),
	CONSTRAINT ck_adjustment_kind_fits CHECK (length(kind) <= 80),
	CONSTRAINT ck_adjustment_agreed_on_sane CHECK (agreed_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_adjustment_agreed_on_is_a_date CHECK (agreed_on IS date(agreed_on)),
	CONSTRAINT ck_adjustment_review_on_sane CHECK (review_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_adjustment_review_on_is_a_date CHECK (review_on IS date(review_on)),
	CONSTRAINT ck_adjustment_ended_on_sane CHECK (ended_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_adjustment_ended_on_is_a_date CHECK (ended_on IS date(ended_on)),
	CONSTRAINT ck_adjustment_id_fits CHECK (length(id) <= 36)
);

CREATE INDEX ix_adjustment_person_id ON adjustment (person_id);

CREATE TABLE need (
	person_id VARCHAR(36) NOT NULL,
	kind VARCHAR(80) NOT NULL,
	source VARCHAR(80),
	recorded_on DATE NOT NULL,
	review_on DATE,
	ended_on DATE,
	note TEXT,
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_need PRIMARY KEY (id),
	CONSTRAINT ck_need_kind_not_blank CHECK (length(trim(kind)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_need_note_length CHECK (length(note) <= 20000),
	CONSTRAINT fk_need_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_need_person_id_fits CHECK (length(person_id) <= 36),
	CONSTRAINT ck_need_kind_fits CHECK (length(kind) <= 80),
	CONSTRAINT ck_need_source_fits CHECK (length(source) <= 80),
	CONSTRAINT ck_need_recorded_on_sane CHECK (recorded_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_need_recorded_on_is_a_date CHECK (recorded_on IS date(recorded_on)),
	CONSTRAINT ck_need_review_on_sane CHECK (review_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_need_review_on_is_a_date CHECK (review_on IS date(review_on)),
	CONSTRAINT ck_need_ended_on_sane CHECK (ended_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_need_ended_on_is_a_date CHECK (ended_on IS date(ended_on)),
	CONSTRAINT ck_need_id_fits CHECK (length(id) <= 36)
);

CREATE INDEX ix_need_person_id ON need (person_id);

CREATE TABLE officer (
	name VARCHAR(200) NOT NULL,
	role VARCHAR(80) NOT NULL,
	job_title VARCHAR(200),
	phone VARCHAR(80),
	email VARCHAR(200),
	login VARCHAR(80),
	team_id VARCHAR(36),
	left_on DATE,
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_officer PRIMARY KEY (id),
	CONSTRAINT ck_officer_name_not_blank CHECK (length(trim(name)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_officer_role_known CHECK (role IN ('resolution officer', 'team leader', 'complaints manager', 'ombudsman officer', 'head of customer experience', 'owner of commitments', 'auditor')),
	CONSTRAINT uq_officer_login UNIQUE (login),
	CONSTRAINT fk_officer_team_id FOREIGN KEY(team_id) REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_officer_name_fits CHECK (length(name) <= 200),
	CONSTRAINT ck_officer_role_fits CHECK (length(role) <= 80),
	CONSTRAINT ck_officer_job_title_fits CHECK (length(job_title) <= 200),
	CONSTRAINT ck_officer_phone_fits CHECK (length(phone) <= 80),
	CONSTRAINT ck_officer_email_fits CHECK (length(email) <= 200),
	CONSTRAINT ck_officer_login_fits CHECK (length(login) <= 80),
	CONSTRAINT ck_officer_team_id_fits CHECK (length(team_id) <= 36),
	CONSTRAINT ck_officer_left_on_sane CHECK (left_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_officer_left_on_is_a_date CHECK (left_on IS date(left_on)),
	CONSTRAINT ck_officer_id_fits CHECK (length(id) <= 36)
);

CREATE INDEX ix_officer_name ON officer (name);

CREATE TABLE case_ (
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
	ver TEXT,
	CONSTRAINT pk_case_ PRIMARY KEY (id),
	CONSTRAINT ck_case__reference_not_blank CHECK (length(trim(reference)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_case__summary_length CHECK (length(summary) <= 20000),
	CONSTRAINT ck_case__outcome_sought_length CHECK (length(outcome_sought) <= 20000),
	CONSTRAINT ck_case__learning_length CHECK (length(learning) <= 20000),
	CONSTRAINT ck_case__hazard_known CHECK (hazard IN ('none', 'significant', 'emergency')),
	CONSTRAINT ck_case__closed_as_known CHECK (closed_as IN ('answered', 'withdrawn', 'refused', 'merged', 'reason not recorded')),
	CONSTRAINT ck_case__closed_with_reason CHECK ((closed_on IS NULL) = (closed_as IS NULL)),
	CONSTRAINT uq_case__reference UNIQUE (reference),
	CONSTRAINT fk_case__person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_case__team_id FOREIGN KEY(team_id) REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_case__handler_id FOREIGN KEY(handler_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_case__import_run_id FOREIGN KEY(import_run_id) REFERENCES import_run (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_case__reference_fits CHECK (length(reference) <= 80),
	CONSTRAINT ck_case__source_reference_fits CHECK (length(source_reference) <= 80),
	CONSTRAINT ck_case__person_id_fits CHECK (length(person_id) <= 36),
	CONSTRAINT ck_case__team_id_fits CHECK (length(team_id) <= 36),
	CONSTRAINT ck_case__handler_id_fits CHECK (length(handler_id) <= 36),
	CONSTRAINT ck_case__category_fits CHECK (length(category) <= 80),
	CONSTRAINT ck_case__channel_fits CHECK (length(channel) <= 80),
	CONSTRAINT ck_case__expressed_on_sane CHECK (expressed_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_case__expressed_on_is_a_date CHECK (expressed_on IS date(expressed_on)),
	CONSTRAINT ck_case__expressed_to_fits CHECK (length(expressed_to) <= 200),
	CONSTRAINT ck_case__logged_on_sane CHECK (logged_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_case__logged_on_is_a_date CHECK (logged_on IS date(logged_on)),
	CONSTRAINT ck_case__logged_at_fits CHECK (length(logged_at) <= 32),
	CONSTRAINT ck_case__hazard_fits CHECK (length(hazard) <= 80),
	CONSTRAINT ck_case__vulnerable_is_yes_or_no CHECK (vulnerable IN (0, 1)),
	CONSTRAINT ck_case__complex_is_yes_or_no CHECK (complex IN (0, 1)),
	CONSTRAINT ck_case__updates_agreed_fits CHECK (length(updates_agreed) <= 200),
	CONSTRAINT ck_case__closed_on_sane CHECK (closed_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_case__closed_on_is_a_date CHECK (closed_on IS date(closed_on)),
	CONSTRAINT ck_case__closed_as_fits CHECK (length(closed_as) <= 80),
	CONSTRAINT ck_case__void_because_fits CHECK (length(void_because) <= 200),
	CONSTRAINT ck_case__import_run_id_fits CHECK (length(import_run_id) <= 36),
	CONSTRAINT ck_case__sample_is_yes_or_no CHECK (sample IN (0, 1)),
	CONSTRAINT ck_case__id_fits CHECK (length(id) <= 36)
);

CREATE INDEX ix_case__handler_id ON case_ (handler_id);

CREATE INDEX ix_case__import_run_id ON case_ (import_run_id);

CREATE INDEX ix_case__person_id ON case_ (person_id);

CREATE INDEX ix_case__source_reference ON case_ (source_reference);

CREATE INDEX ix_case__team_id ON case_ (team_id);

CREATE TABLE setting (
	name VARCHAR(80) NOT NULL,
	value JSON NOT NULL,
	from_on DATE NOT NULL,
	set_at VARCHAR(32) NOT NULL,
	set_by_id VARCHAR(36),
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_setting PRIMARY KEY (id),
	CONSTRAINT ck_setting_name_not_blank CHECK (length(trim(name)) BETWEEN 1 AND 20000),
	CONSTRAINT fk_setting_set_by_id FOREIGN KEY(set_by_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_setting_name_fits CHECK (length(name) <= 80),
	CONSTRAINT ck_setting_value_is_json CHECK (json_valid(value)),
	CONSTRAINT ck_setting_from_on_sane CHECK (from_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_setting_from_on_is_a_date CHECK (from_on IS date(from_on)),
	CONSTRAINT ck_setting_set_at_fits CHECK (length(set_at) <= 32),
	CONSTRAINT ck_setting_set_by_id_fits CHECK (length(set_by_id) <= 36),
	CONSTRAINT ck_setting_id_fits CHECK (length(id) <= 36)
);

CREATE INDEX ix_setting_name_from_on ON setting (name, from_on);

CREATE TABLE authority (
	case_id VARCHAR(36) NOT NULL,
	person_id VARCHAR(36) NOT NULL,
	scope VARCHAR(200) NOT NULL,
	evidence VARCHAR(200) NOT NULL,
	from_on DATE NOT NULL,
	until_on DATE,
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_authority PRIMARY KEY (id),
	CONSTRAINT ck_authority_scope_not_blank CHECK (length(trim(scope)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_authority_until_on_after_from_on CHECK (until_on >= from_on),
	CONSTRAINT fk_authority_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_authority_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_authority_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_authority_person_id_fits CHECK (length(person_id) <= 36),
	CONSTRAINT ck_authority_scope_fits CHECK (length(scope) <= 200),
	CONSTRAINT ck_authority_evidence_fits CHECK (length(evidence) <= 200),
	CONSTRAINT ck_authority_from_on_sane CHECK (from_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_authority_from_on_is_a_date CHECK (from_on IS date(from_on)),
	CONSTRAINT ck_authority_until_on_sane CHECK (until_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_authority_until_on_is_a_date CHECK (until_on IS date(until_on)),
	CONSTRAINT ck_authority_id_fits CHECK (length(id) <= 36)
);

CREATE INDEX ix_authority_case_id ON authority (case_id);

CREATE INDEX ix_authority_person_id ON authority (person_id);

CREATE TABLE contact (
	case_id VARCHAR(36) NOT NULL,
	kind VARCHAR(80) NOT NULL,
	direction VARCHAR(80) NOT NULL,
	contact_on DATE NOT NULL,
	with_whom VARCHAR(200),
	summary TEXT NOT NULL,
	author_id VARCHAR(36),
	recorded_at VARCHAR(32) NOT NULL,
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_contact PRIMARY KEY (id),
	CONSTRAINT ck_contact_kind_known CHECK (kind IN ('call', 'visit', 'email', 'letter in', 'message', 'note')),
	CONSTRAINT ck_contact_direction_known CHECK (direction IN ('in', 'out')),
	CONSTRAINT ck_contact_summary_not_blank CHECK (length(trim(summary)) BETWEEN 1 AND 20000),
	CONSTRAINT fk_contact_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_contact_author_id FOREIGN KEY(author_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_contact_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_contact_kind_fits CHECK (length(kind) <= 80),
	CONSTRAINT ck_contact_direction_fits CHECK (length(direction) <= 80),
	CONSTRAINT ck_contact_contact_on_sane CHECK (contact_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_contact_contact_on_is_a_date CHECK (contact_on IS date(contact_on)),
	CONSTRAINT ck_contact_with_whom_fits CHECK (length(with_whom) <= 200),
	CONSTRAINT ck_contact_author_id_fits CHECK (length(author_id) <= 36),
	CONSTRAINT ck_contact_recorded_at_fits CHECK (length(recorded_at) <= 32),
	CONSTRAINT ck_contact_id_fits CHECK (length(id) <= 36)
);

CREATE INDEX ix_contact_case_id ON contact (case_id);

CREATE TABLE document (
	case_id VARCHAR(36) NOT NULL,
	title VARCHAR(200) NOT NULL,
	media_type VARCHAR(80) NOT NULL,
	sha256 VARCHAR(80) NOT NULL,
	size INTEGER NOT NULL,
	added_at VARCHAR(32) NOT NULL,
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_document PRIMARY KEY (id),
	CONSTRAINT ck_document_sha256_hex CHECK (length(sha256) = 64),
	CONSTRAINT ck_document_size_up_to_25_mb CHECK (size BETWEEN 1 AND 26214400),
	CONSTRAINT fk_document_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_document_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_document_title_fits CHECK (length(title) <= 200),
	CONSTRAINT ck_document_media_type_fits CHECK (length(media_type) <= 80),
	CONSTRAINT ck_document_sha256_fits CHECK (length(sha256) <= 80),
	CONSTRAINT ck_document_added_at_fits CHECK (length(added_at) <= 32),
	CONSTRAINT ck_document_id_fits CHECK (length(id) <= 36)
);

CREATE INDEX ix_document_case_id ON document (case_id);

CREATE TABLE draft (
	kind VARCHAR(80) NOT NULL,
	case_id VARCHAR(36),
	officer_id VARCHAR(36),
	content JSON NOT NULL,
	saved_at VARCHAR(32) NOT NULL,
	ended_at VARCHAR(32),
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_draft PRIMARY KEY (id),
	CONSTRAINT ck_draft_kind_not_blank CHECK (length(trim(kind)) BETWEEN 1 AND 20000),
	CONSTRAINT uq_draft_kind_case_id_officer_id UNIQUE (kind, case_id, officer_id),
	CONSTRAINT fk_draft_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_draft_officer_id FOREIGN KEY(officer_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_draft_kind_fits CHECK (length(kind) <= 80),
	CONSTRAINT ck_draft_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_draft_officer_id_fits CHECK (length(officer_id) <= 36),
	CONSTRAINT ck_draft_content_is_json CHECK (json_valid(content)),
	CONSTRAINT ck_draft_saved_at_fits CHECK (length(saved_at) <= 32),
	CONSTRAINT ck_draft_ended_at_fits CHECK (length(ended_at) <= 32),
	CONSTRAINT ck_draft_id_fits CHECK (length(id) <= 36)
);

CREATE INDEX ix_draft_case_id ON draft (case_id);

CREATE TABLE point (
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
	ver TEXT,
	CONSTRAINT pk_point PRIMARY KEY (id),
	CONSTRAINT ck_point_number_from_one CHECK (number > 0),
	CONSTRAINT ck_point_text_not_blank CHECK (length(trim(text)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_point_outcome_sought_length CHECK (length(outcome_sought) <= 20000),
	CONSTRAINT ck_point_responsibility_known CHECK (responsibility IN ('ours', 'not ours', 'to be clarified')),
	CONSTRAINT fk_point_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_point_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_point_responsibility_fits CHECK (length(responsibility) <= 80),
	CONSTRAINT ck_point_responsible_body_fits CHECK (length(responsible_body) <= 200),
	CONSTRAINT ck_point_added_on_sane CHECK (added_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_point_added_on_is_a_date CHECK (added_on IS date(added_on)),
	CONSTRAINT ck_point_withdrawn_on_sane CHECK (withdrawn_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_point_withdrawn_on_is_a_date CHECK (withdrawn_on IS date(withdrawn_on)),
	CONSTRAINT ck_point_withdrawn_because_fits CHECK (length(withdrawn_because) <= 200),
	CONSTRAINT ck_point_id_fits CHECK (length(id) <= 36)
);

CREATE INDEX ix_point_case_id ON point (case_id);

CREATE TABLE stage (
	case_id VARCHAR(36) NOT NULL,
	number INTEGER NOT NULL,
	received_on DATE,
	received_by VARCHAR(200),
	acknowledged_on DATE,
	responded_on DATE,
	outcome VARCHAR(80),
	decider_id VARCHAR(36),
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_stage PRIMARY KEY (id),
	CONSTRAINT uq_stage_case_id_number UNIQUE (case_id, number),
	CONSTRAINT ck_stage_two_stages_only CHECK (number IN (1, 2)),
	CONSTRAINT ck_stage_outcome_known CHECK (outcome IN ('upheld', 'partly upheld', 'not upheld')),
	CONSTRAINT ck_stage_acknowledged_on_after_received_on CHECK (acknowledged_on >= received_on),
	CONSTRAINT ck_stage_responded_on_after_received_on CHECK (responded_on >= received_on),
	CONSTRAINT ck_stage_responded_on_after_acknowledged_on CHECK (responded_on >= acknowledged_on),
	CONSTRAINT fk_stage_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_stage_decider_id FOREIGN KEY(decider_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_stage_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_stage_received_on_sane CHECK (received_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_stage_received_on_is_a_date CHECK (received_on IS date(received_on)),
	CONSTRAINT ck_stage_received_by_fits CHECK (length(received_by) <= 200),
	CONSTRAINT ck_stage_acknowledged_on_sane CHECK (acknowledged_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_stage_acknowledged_on_is_a_date CHECK (acknowledged_on IS date(acknowledged_on)),
	CONSTRAINT ck_stage_responded_on_sane CHECK (responded_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_stage_responded_on_is_a_date CHECK (responded_on IS date(responded_on)),
	CONSTRAINT ck_stage_outcome_fits CHECK (length(outcome) <= 80),
	CONSTRAINT ck_stage_decider_id_fits CHECK (length(decider_id) <= 36),
	CONSTRAINT ck_stage_id_fits CHECK (length(id) <= 36)
);

CREATE TABLE commitment (
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
	ver TEXT,
	CONSTRAINT pk_commitment PRIMARY KEY (id),
	CONSTRAINT ck_commitment_what_not_blank CHECK (length(trim(what)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_commitment_kind_known CHECK (kind IN ('repair', 'inspection', 'payment', 'apology', 'communication', 'policy or training', 'record', 'decant', 'other')),
	CONSTRAINT ck_commitment_source_known CHECK (source IN ('stage 1', 'stage 2', 'Ombudsman order', 'Ombudsman recommendation', 'after the case')),
	CONSTRAINT ck_commitment_state_known CHECK (state IN ('open', 'completed', 'cancelled')),
	CONSTRAINT ck_commitment_dependency_known CHECK (dependency IN ('own staff', 'contractor', 'contractor and more')),
	CONSTRAINT ck_commitment_hazard_known CHECK (hazard IN ('none', 'significant', 'emergency')),
	CONSTRAINT ck_commitment_impact_1_to_5 CHECK (impact BETWEEN 1 AND 5),
	CONSTRAINT ck_commitment_completed_with_date CHECK ((state = 'completed') = (completed_on IS NOT NULL)),
	CONSTRAINT ck_commitment_evidence_length CHECK (length(evidence) <= 20000),
	CONSTRAINT fk_commitment_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_commitment_point_id FOREIGN KEY(point_id) REFERENCES point (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_commitment_owner_id FOREIGN KEY(owner_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_commitment_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_commitment_point_id_fits CHECK (length(point_id) <= 36),
	CONSTRAINT ck_commitment_source_fits CHECK (length(source) <= 80),
	CONSTRAINT ck_commitment_kind_fits CHECK (length(kind) <= 80),
	CONSTRAINT ck_commitment_owner_id_fits CHECK (length(owner_id) <= 36),
	CONSTRAINT ck_commitment_contractor_fits CHECK (length(contractor) <= 200),
	CONSTRAINT ck_commitment_promised_on_sane CHECK (promised_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_commitment_promised_on_is_a_date CHECK (promised_on IS date(promised_on)),
	CONSTRAINT ck_commitment_due_on_sane CHECK (due_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_commitment_due_on_is_a_date CHECK (due_on IS date(due_on)),
	CONSTRAINT ck_commitment_first_due_on_sane CHECK (first_due_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_commitment_first_due_on_is_a_date CHECK (first_due_on IS date(first_due_on)),
	CONSTRAINT ck_commitment_agreed_with_resident_is_yes_or_no CHECK (agreed_with_resident IN (0, 1)),
	CONSTRAINT ck_commitment_how_you_will_know_fits CHECK (length(how_you_will_know) <= 200),
	CONSTRAINT ck_commitment_higher_risk_home_is_yes_or_no CHECK (higher_risk_home IN (0, 1)),
	CONSTRAINT ck_commitment_hazard_fits CHECK (length(hazard) <= 80),
	CONSTRAINT ck_commitment_dependency_fits CHECK (length(dependency) <= 80),
	CONSTRAINT ck_commitment_needs_appointment_is_yes_or_no CHECK (needs_appointment IN (0, 1)),
	CONSTRAINT ck_commitment_appointment_on_sane CHECK (appointment_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_commitment_appointment_on_is_a_date CHECK (appointment_on IS date(appointment_on)),
	CONSTRAINT ck_commitment_started_on_sane CHECK (started_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_commitment_started_on_is_a_date CHECK (started_on IS date(started_on)),
	CONSTRAINT ck_commitment_work_done_on_sane CHECK (work_done_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_commitment_work_done_on_is_a_date CHECK (work_done_on IS date(work_done_on)),
	CONSTRAINT ck_commitment_completed_on_sane CHECK (completed_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_commitment_completed_on_is_a_date CHECK (completed_on IS date(completed_on)),
	CONSTRAINT ck_commitment_state_fits CHECK (length(state) <= 80),
	CONSTRAINT ck_commitment_cancelled_because_fits CHECK (length(cancelled_because) <= 200),
	CONSTRAINT ck_commitment_miss_reason_fits CHECK (length(miss_reason) <= 200),
	CONSTRAINT ck_commitment_id_fits CHECK (length(id) <= 36)
);

CREATE INDEX ix_commitment_case_id ON commitment (case_id);

CREATE INDEX ix_commitment_due_on ON commitment (due_on);

CREATE INDEX ix_commitment_owner_id ON commitment (owner_id);

CREATE INDEX ix_commitment_state ON commitment (state);

CREATE TABLE conflict_declaration (
	case_id VARCHAR(36) NOT NULL,
	stage_id VARCHAR(36) NOT NULL,
	officer_id VARCHAR(36) NOT NULL,
	declared_on DATE NOT NULL,
	"conflict" BOOLEAN NOT NULL,
	measures TEXT,
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_conflict_declaration PRIMARY KEY (id),
	CONSTRAINT ck_conflict_declaration_measures_length CHECK (length(measures) <= 20000),
	CONSTRAINT fk_conflict_declaration_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_conflict_declaration_stage_id FOREIGN KEY(stage_id) REFERENCES stage (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_conflict_declaration_officer_id FOREIGN KEY(officer_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_conflict_declaration_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_conflict_declaration_stage_id_fits CHECK (length(stage_id) <= 36),
	CONSTRAINT ck_conflict_declaration_officer_id_fits CHECK (length(officer_id) <= 36),
	CONSTRAINT ck_conflict_declaration_declared_on_sane CHECK (declared_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_conflict_declaration_declared_on_is_a_date CHECK (declared_on IS date(declared_on)),
	CONSTRAINT ck_conflict_declaration_conflict_is_yes_or_no CHECK (conflict IN (0, 1)),
	CONSTRAINT ck_conflict_declaration_id_fits CHECK (length(id) <= 36)
);

CREATE INDEX ix_conflict_declaration_case_id ON conflict_declaration (case_id);

CREATE TABLE document_bytes (
	document_id VARCHAR(36) NOT NULL,
	content BLOB NOT NULL,
	CONSTRAINT pk_document_bytes PRIMARY KEY (document_id),
	CONSTRAINT fk_document_bytes_document_id FOREIGN KEY(document_id) REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_document_bytes_document_id_fits CHECK (length(document_id) <= 36)
);

CREATE TABLE evidence_check (
	case_id VARCHAR(36) NOT NULL,
	stage_id VARCHAR(36) NOT NULL,
	item VARCHAR(200) NOT NULL,
	result VARCHAR(80) NOT NULL,
	checked_on DATE NOT NULL,
	note TEXT,
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_evidence_check PRIMARY KEY (id),
	CONSTRAINT ck_evidence_check_item_not_blank CHECK (length(trim(item)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_evidence_check_result_known CHECK (result IN ('seen', 'asked for', 'not held', 'not needed')),
	CONSTRAINT ck_evidence_check_note_length CHECK (length(note) <= 20000),
	CONSTRAINT fk_evidence_check_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_evidence_check_stage_id FOREIGN KEY(stage_id) REFERENCES stage (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_evidence_check_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_evidence_check_stage_id_fits CHECK (length(stage_id) <= 36),
	CONSTRAINT ck_evidence_check_item_fits CHECK (length(item) <= 200),
	CONSTRAINT ck_evidence_check_result_fits CHECK (length(result) <= 80),
	CONSTRAINT ck_evidence_check_checked_on_sane CHECK (checked_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_evidence_check_checked_on_is_a_date CHECK (checked_on IS date(checked_on)),
	CONSTRAINT ck_evidence_check_id_fits CHECK (length(id) <= 36)
);

CREATE INDEX ix_evidence_check_case_id ON evidence_check (case_id);

CREATE TABLE extension (
	case_id VARCHAR(36) NOT NULL,
	stage_id VARCHAR(36) NOT NULL,
	due_on DATE NOT NULL,
	notified_on DATE,
	reason TEXT,
	good_reason TEXT,
	approved_by_id VARCHAR(36),
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_extension PRIMARY KEY (id),
	CONSTRAINT ck_extension_reason_length CHECK (length(reason) <= 20000),
	CONSTRAINT ck_extension_good_reason_length CHECK (length(good_reason) <= 20000),
	CONSTRAINT fk_extension_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_extension_stage_id FOREIGN KEY(stage_id) REFERENCES stage (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_extension_approved_by_id FOREIGN KEY(approved_by_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_extension_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_extension_stage_id_fits CHECK (length(stage_id) <= 36),
	CONSTRAINT ck_extension_due_on_sane CHECK (due_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_extension_due_on_is_a_date CHECK (due_on IS date(due_on)),
	CONSTRAINT ck_extension_notified_on_sane CHECK (notified_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_extension_notified_on_is_a_date CHECK (notified_on IS date(notified_on)),
	CONSTRAINT ck_extension_approved_by_id_fits CHECK (length(approved_by_id) <= 36),
	CONSTRAINT ck_extension_id_fits CHECK (length(id) <= 36)
);

CREATE INDEX ix_extension_case_id ON extension (case_id);

CREATE INDEX ix_extension_stage_id ON extension (stage_id);

CREATE TABLE finding (
	case_id VARCHAR(36) NOT NULL,
	point_id VARCHAR(36) NOT NULL,
	stage_id VARCHAR(36) NOT NULL,
	decision VARCHAR(80),
	reasons TEXT,
	reference TEXT,
	no_remedy_because TEXT,
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_finding PRIMARY KEY (id),
	CONSTRAINT uq_finding_point_id_stage_id UNIQUE (point_id, stage_id),
	CONSTRAINT ck_finding_decision_known CHECK (decision IN ('upheld', 'partly upheld', 'not upheld')),
	CONSTRAINT ck_finding_reasons_length CHECK (length(reasons) <= 20000),
	CONSTRAINT ck_finding_reference_length CHECK (length(reference) <= 500),
	CONSTRAINT ck_finding_no_remedy_because_length CHECK (length(no_remedy_because) <= 20000),
	CONSTRAINT fk_finding_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_finding_point_id FOREIGN KEY(point_id) REFERENCES point (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_finding_stage_id FOREIGN KEY(stage_id) REFERENCES stage (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_finding_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_finding_point_id_fits CHECK (length(point_id) <= 36),
	CONSTRAINT ck_finding_stage_id_fits CHECK (length(stage_id) <= 36),
	CONSTRAINT ck_finding_decision_fits CHECK (length(decision) <= 80),
	CONSTRAINT ck_finding_id_fits CHECK (length(id) <= 36)
);

CREATE INDEX ix_finding_case_id ON finding (case_id);

CREATE INDEX ix_finding_stage_id ON finding (stage_id);

CREATE TABLE letter (
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
	ver TEXT,
	CONSTRAINT pk_letter PRIMARY KEY (id),
	CONSTRAINT ck_letter_kind_not_blank CHECK (length(trim(kind)) BETWEEN 1 AND 20000),
	CONSTRAINT fk_letter_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_letter_stage_id FOREIGN KEY(stage_id) REFERENCES stage (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_letter_author_id FOREIGN KEY(author_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_letter_document_id FOREIGN KEY(document_id) REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_letter_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_letter_stage_id_fits CHECK (length(stage_id) <= 36),
	CONSTRAINT ck_letter_kind_fits CHECK (length(kind) <= 80),
	CONSTRAINT ck_letter_template_version_fits CHECK (length(template_version) <= 80),
	CONSTRAINT ck_letter_issued_on_sane CHECK (issued_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_letter_issued_on_is_a_date CHECK (issued_on IS date(issued_on)),
	CONSTRAINT ck_letter_issued_at_fits CHECK (length(issued_at) <= 32),
	CONSTRAINT ck_letter_author_id_fits CHECK (length(author_id) <= 36),
	CONSTRAINT ck_letter_recipient_fits CHECK (length(recipient) <= 200),
	CONSTRAINT ck_letter_document_id_fits CHECK (length(document_id) <= 36),
	CONSTRAINT ck_letter_id_fits CHECK (length(id) <= 36)
);

CREATE INDEX ix_letter_case_id ON letter (case_id);

CREATE TABLE offer (
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
	ver TEXT,
	CONSTRAINT pk_offer PRIMARY KEY (id),
	CONSTRAINT ck_offer_kind_known CHECK (kind IN ('distress and inconvenience', 'time and trouble', 'complaint handling', 'loss of service', 'missed appointment', 'loss of room or use', 'damaged belongings', 'right to repair', 'refund', 'goodwill', 'not broken down')),
	CONSTRAINT ck_offer_pence_sane CHECK (pence > 0 AND pence <= 10000000),
	CONSTRAINT ck_offer_because_length CHECK (length(because) <= 20000),
	CONSTRAINT fk_offer_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_offer_stage_id FOREIGN KEY(stage_id) REFERENCES stage (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_offer_point_id FOREIGN KEY(point_id) REFERENCES point (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_offer_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_offer_stage_id_fits CHECK (length(stage_id) <= 36),
	CONSTRAINT ck_offer_point_id_fits CHECK (length(point_id) <= 36),
	CONSTRAINT ck_offer_kind_fits CHECK (length(kind) <= 80),
	CONSTRAINT ck_offer_offered_on_sane CHECK (offered_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_offer_offered_on_is_a_date CHECK (offered_on IS date(offered_on)),
	CONSTRAINT ck_offer_accepted_on_sane CHECK (accepted_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_offer_accepted_on_is_a_date CHECK (accepted_on IS date(accepted_on)),
	CONSTRAINT ck_offer_paid_on_sane CHECK (paid_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_offer_paid_on_is_a_date CHECK (paid_on IS date(paid_on)),
	CONSTRAINT ck_offer_withdrawn_on_sane CHECK (withdrawn_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_offer_withdrawn_on_is_a_date CHECK (withdrawn_on IS date(withdrawn_on)),
	CONSTRAINT ck_offer_id_fits CHECK (length(id) <= 36)
);

CREATE INDEX ix_offer_case_id ON offer (case_id);

CREATE TABLE commitment_update (
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
	ver TEXT,
	CONSTRAINT pk_commitment_update PRIMARY KEY (id),
	CONSTRAINT ck_commitment_update_kind_known CHECK (kind IN ('progress', 'no access', 'resident declined', 'new date', 'completed', 'cancelled')),
	CONSTRAINT ck_commitment_update_text_not_blank CHECK (length(trim(text)) BETWEEN 1 AND 20000),
	CONSTRAINT fk_commitment_update_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_commitment_update_commitment_id FOREIGN KEY(commitment_id) REFERENCES commitment (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_commitment_update_author_id FOREIGN KEY(author_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_commitment_update_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_commitment_update_commitment_id_fits CHECK (length(commitment_id) <= 36),
	CONSTRAINT ck_commitment_update_kind_fits CHECK (length(kind) <= 80),
	CONSTRAINT ck_commitment_update_update_on_sane CHECK (update_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_commitment_update_update_on_is_a_date CHECK (update_on IS date(update_on)),
	CONSTRAINT ck_commitment_update_old_due_on_sane CHECK (old_due_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_commitment_update_old_due_on_is_a_date CHECK (old_due_on IS date(old_due_on)),
	CONSTRAINT ck_commitment_update_new_due_on_sane CHECK (new_due_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_commitment_update_new_due_on_is_a_date CHECK (new_due_on IS date(new_due_on)),
	CONSTRAINT ck_commitment_update_resident_agreed_is_yes_or_no CHECK (resident_agreed IN (0, 1)),
	CONSTRAINT ck_commitment_update_author_id_fits CHECK (length(author_id) <= 36),
	CONSTRAINT ck_commitment_update_recorded_at_fits CHECK (length(recorded_at) <= 32),
	CONSTRAINT ck_commitment_update_id_fits CHECK (length(id) <= 36)
);

CREATE INDEX ix_commitment_update_case_id ON commitment_update (case_id);

CREATE INDEX ix_commitment_update_commitment_id ON commitment_update (commitment_id);
