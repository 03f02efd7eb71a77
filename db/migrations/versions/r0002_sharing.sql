CREATE INDEX ix_change_ack_pos ON change (ack_pos);

CREATE TABLE clash (
	id VARCHAR(36) NOT NULL,
	case_id VARCHAR(36),
	entity VARCHAR(80) NOT NULL,
	entity_id VARCHAR(36) NOT NULL,
	field VARCHAR(80) NOT NULL,
	state VARCHAR(80) NOT NULL,
	doc JSON NOT NULL,
	CONSTRAINT pk_clash PRIMARY KEY (id),
	CONSTRAINT ck_clash_id_fits CHECK (length(id) <= 36),
	CONSTRAINT ck_clash_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_clash_entity_fits CHECK (length(entity) <= 80),
	CONSTRAINT ck_clash_entity_id_fits CHECK (length(entity_id) <= 36),
	CONSTRAINT ck_clash_field_fits CHECK (length(field) <= 80),
	CONSTRAINT ck_clash_state_fits CHECK (length(state) <= 80),
	CONSTRAINT ck_clash_doc_is_json CHECK (json_valid(doc))
);

CREATE INDEX ix_clash_case_id ON clash (case_id);

CREATE INDEX ix_clash_entity_id ON clash (entity_id);

CREATE INDEX ix_clash_state ON clash (state);

CREATE TABLE held (
	id VARCHAR(36) NOT NULL,
	case_id VARCHAR(36),
	state VARCHAR(80) NOT NULL,
	doc JSON NOT NULL,
	CONSTRAINT pk_held PRIMARY KEY (id),
	CONSTRAINT ck_held_id_fits CHECK (length(id) <= 36),
	CONSTRAINT ck_held_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_held_state_fits CHECK (length(state) <= 80),
	CONSTRAINT ck_held_doc_is_json CHECK (json_valid(doc))
);

CREATE INDEX ix_held_case_id ON held (case_id);

CREATE INDEX ix_held_state ON held (state);

CREATE TABLE kept_history (
	change_id VARCHAR(36) NOT NULL,
	case_id VARCHAR(36) NOT NULL,
	pos INTEGER NOT NULL,
	at VARCHAR(80) NOT NULL,
	received_at VARCHAR(80) NOT NULL,
	author VARCHAR(80) NOT NULL,
	entity VARCHAR(80) NOT NULL,
	entity_id VARCHAR(36) NOT NULL,
	op VARCHAR(80) NOT NULL,
	patch TEXT NOT NULL,
	outcome TEXT,
	CONSTRAINT pk_kept_history PRIMARY KEY (change_id),
	CONSTRAINT ck_kept_history_change_id_fits CHECK (length(change_id) <= 36),
	CONSTRAINT ck_kept_history_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_kept_history_at_fits CHECK (length(at) <= 80),
	CONSTRAINT ck_kept_history_received_at_fits CHECK (length(received_at) <= 80),
	CONSTRAINT ck_kept_history_author_fits CHECK (length(author) <= 80),
	CONSTRAINT ck_kept_history_entity_fits CHECK (length(entity) <= 80),
	CONSTRAINT ck_kept_history_entity_id_fits CHECK (length(entity_id) <= 36),
	CONSTRAINT ck_kept_history_op_fits CHECK (length(op) <= 80)
);

CREATE INDEX ix_kept_history_case_id ON kept_history (case_id);

CREATE TABLE piece (
	document_id VARCHAR(36) NOT NULL,
	n INTEGER NOT NULL,
	content BLOB NOT NULL,
	CONSTRAINT pk_piece PRIMARY KEY (document_id, n),
	CONSTRAINT ck_piece_document_id_fits CHECK (length(document_id) <= 36)
);

CREATE TABLE shadow (
	entity VARCHAR(80) NOT NULL,
	entity_id VARCHAR(36) NOT NULL,
	image TEXT,
	ver TEXT,
	CONSTRAINT pk_shadow PRIMARY KEY (entity, entity_id),
	CONSTRAINT ck_shadow_entity_fits CHECK (length(entity) <= 80),
	CONSTRAINT ck_shadow_entity_id_fits CHECK (length(entity_id) <= 36)
);

CREATE TABLE shared_database (
	id INTEGER NOT NULL,
	address VARCHAR NOT NULL,
	login VARCHAR(80) NOT NULL,
	joined_at VARCHAR(32) NOT NULL,
	epoch VARCHAR(80),
	cursor INTEGER NOT NULL,
	"full" BOOLEAN NOT NULL,
	scope VARCHAR(200),
	leads BOOLEAN NOT NULL,
	erases BOOLEAN NOT NULL,
	schema_version VARCHAR(80),
	synced_at VARCHAR(32),
	digest_on DATE,
	problem TEXT,
	CONSTRAINT pk_shared_database PRIMARY KEY (id),
	CONSTRAINT ck_shared_database_one_row CHECK (id = 1),
	CONSTRAINT ck_shared_database_login_fits CHECK (length(login) <= 80),
	CONSTRAINT ck_shared_database_joined_at_fits CHECK (length(joined_at) <= 32),
	CONSTRAINT ck_shared_database_epoch_fits CHECK (length(epoch) <= 80),
	CONSTRAINT ck_shared_database_full_is_yes_or_no CHECK (full IN (0, 1)),
	CONSTRAINT ck_shared_database_scope_fits CHECK (length(scope) <= 200),
	CONSTRAINT ck_shared_database_leads_is_yes_or_no CHECK (leads IN (0, 1)),
	CONSTRAINT ck_shared_database_erases_is_yes_or_no CHECK (erases IN (0, 1)),
	CONSTRAINT ck_shared_database_schema_version_fits CHECK (length(schema_version) <= 80),
	CONSTRAINT ck_shared_database_synced_at_fits CHECK (length(synced_at) <= 32),
	CONSTRAINT ck_shared_database_digest_on_sane CHECK (digest_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_shared_database_digest_on_is_a_date CHECK (digest_on IS date(digest_on))
);

CREATE TABLE upload (
	document_id VARCHAR(36) NOT NULL,
	complete BOOLEAN NOT NULL,
	CONSTRAINT pk_upload PRIMARY KEY (document_id),
	CONSTRAINT ck_upload_document_id_fits CHECK (length(document_id) <= 36),
	CONSTRAINT ck_upload_complete_is_yes_or_no CHECK (complete IN (0, 1))
);

CREATE TABLE settlement (
	case_id VARCHAR(36),
	clash_id VARCHAR(36),
	held_id VARCHAR(36),
	their_change VARCHAR(36),
	choice VARCHAR(80) NOT NULL,
	because VARCHAR(200),
	settled_by_id VARCHAR(36),
	settled_at VARCHAR(32) NOT NULL,
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_settlement PRIMARY KEY (id),
	CONSTRAINT ck_settlement_choice_known CHECK (choice IN ('kept', 'theirs', 'written', 'redone', 'set aside')),
	CONSTRAINT fk_settlement_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_settlement_settled_by_id FOREIGN KEY(settled_by_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_settlement_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_settlement_clash_id_fits CHECK (length(clash_id) <= 36),
	CONSTRAINT ck_settlement_held_id_fits CHECK (length(held_id) <= 36),
	CONSTRAINT ck_settlement_their_change_fits CHECK (length(their_change) <= 36),
	CONSTRAINT ck_settlement_choice_fits CHECK (length(choice) <= 80),
	CONSTRAINT ck_settlement_because_fits CHECK (length(because) <= 200),
	CONSTRAINT ck_settlement_settled_by_id_fits CHECK (length(settled_by_id) <= 36),
	CONSTRAINT ck_settlement_settled_at_fits CHECK (length(settled_at) <= 32),
	CONSTRAINT ck_settlement_id_fits CHECK (length(id) <= 36)
);

CREATE INDEX ix_settlement_case_id ON settlement (case_id);
