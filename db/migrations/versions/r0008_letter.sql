-- A letter about a request for service belongs to no stage (Code 1.4); SQLite loosens no column of a table that is there.
CREATE TABLE letter_anew (
	case_id VARCHAR(36) NOT NULL,
	stage_id VARCHAR(36),
	kind VARCHAR(80) NOT NULL,
	template_version VARCHAR(80) NOT NULL,
	issued_on DATE NOT NULL,
	issued_at VARCHAR(32) NOT NULL,
	author_id VARCHAR(36),
	recipient VARCHAR(200) NOT NULL,
	text_size INTEGER NOT NULL,
	document_id VARCHAR(36) NOT NULL,
	recipient_id VARCHAR(36) CONSTRAINT ck_letter_recipient_id_fits CHECK (length(recipient_id) <= 36),
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

INSERT INTO letter_anew (case_id, stage_id, kind, template_version, issued_on, issued_at, author_id, recipient, text_size, document_id, recipient_id, id, ver)
	SELECT case_id, stage_id, kind, template_version, issued_on, issued_at, author_id, recipient, text_size, document_id, recipient_id, id, ver FROM letter;

DROP TABLE letter;

ALTER TABLE letter_anew RENAME TO letter;

CREATE INDEX ix_letter_case_id ON letter (case_id);
