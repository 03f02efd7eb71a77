CREATE TABLE draft_file (
	id VARCHAR(36) NOT NULL,
	title VARCHAR(200) NOT NULL,
	content BLOB NOT NULL,
	added_at VARCHAR(32) NOT NULL,
	CONSTRAINT pk_draft_file PRIMARY KEY (id),
	CONSTRAINT ck_draft_file_id_fits CHECK (length(id) <= 36),
	CONSTRAINT ck_draft_file_title_fits CHECK (length(title) <= 200),
	CONSTRAINT ck_draft_file_added_at_fits CHECK (length(added_at) <= 32)
);

CREATE TABLE document_text (
	document_id VARCHAR(36) NOT NULL,
	words TEXT NOT NULL,
	unread VARCHAR(200),
	CONSTRAINT pk_document_text PRIMARY KEY (document_id),
	CONSTRAINT fk_document_text_document_id FOREIGN KEY(document_id) REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_document_text_document_id_fits CHECK (length(document_id) <= 36),
	CONSTRAINT ck_document_text_unread_fits CHECK (length(unread) <= 200)
);
