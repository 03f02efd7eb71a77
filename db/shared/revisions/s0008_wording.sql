-- The eighth revision: the landlord's own wording of letters, and standard paragraphs.

CREATE TABLE app.locked_wording (
	kind VARCHAR(80) NOT NULL,
	section VARCHAR(80) NOT NULL,
	number INTEGER NOT NULL,
	text TEXT NOT NULL,
	why TEXT NOT NULL,
	from_on DATE NOT NULL,
	follows_id VARCHAR(36),
	settles_id VARCHAR(36),
	set_at VARCHAR(32) NOT NULL,
	set_by_id VARCHAR(36),
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_locked_wording_from_on_sane CHECK (from_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_locked_wording_kind_not_blank CHECK (length(trim(kind)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_locked_wording_section_not_blank CHECK (length(trim(section)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_locked_wording_text_length CHECK (length(text) <= 20000),
	CONSTRAINT ck_locked_wording_why_not_blank CHECK (length(trim(why)) BETWEEN 1 AND 20000),
	CONSTRAINT fk_locked_wording_set_by_id FOREIGN KEY(set_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_locked_wording PRIMARY KEY (id)
);

CREATE INDEX ix_locked_wording_kind_section ON app.locked_wording (kind, section);

CREATE INDEX ix_locked_wording_pos ON app.locked_wording (pos, id);

CREATE TABLE app.standard_paragraph (
	topic VARCHAR(80) NOT NULL,
	title VARCHAR(200) NOT NULL,
	text TEXT NOT NULL,
	owner_id VARCHAR(36) NOT NULL,
	expires_on DATE NOT NULL,
	ended_on DATE,
	made_at VARCHAR(32) NOT NULL,
	made_by_id VARCHAR(36),
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_standard_paragraph_ended_on_sane CHECK (ended_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_standard_paragraph_expires_on_sane CHECK (expires_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_standard_paragraph_text_not_blank CHECK (length(trim(text)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_standard_paragraph_title_not_blank CHECK (length(trim(title)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_standard_paragraph_topic_not_blank CHECK (length(trim(topic)) BETWEEN 1 AND 20000),
	CONSTRAINT fk_standard_paragraph_made_by_id FOREIGN KEY(made_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_standard_paragraph_owner_id FOREIGN KEY(owner_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_standard_paragraph PRIMARY KEY (id)
);

CREATE INDEX ix_standard_paragraph_pos ON app.standard_paragraph (pos, id);

CREATE TABLE app.wording (
	kind VARCHAR(80) NOT NULL,
	section VARCHAR(80) NOT NULL,
	number INTEGER NOT NULL,
	text TEXT NOT NULL,
	why TEXT NOT NULL,
	from_on DATE NOT NULL,
	follows_id VARCHAR(36),
	settles_id VARCHAR(36),
	set_at VARCHAR(32) NOT NULL,
	set_by_id VARCHAR(36),
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_wording_from_on_sane CHECK (from_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_wording_kind_not_blank CHECK (length(trim(kind)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_wording_section_not_blank CHECK (length(trim(section)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_wording_text_length CHECK (length(text) <= 20000),
	CONSTRAINT ck_wording_why_not_blank CHECK (length(trim(why)) BETWEEN 1 AND 20000),
	CONSTRAINT fk_wording_set_by_id FOREIGN KEY(set_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_wording PRIMARY KEY (id)
);

CREATE INDEX ix_wording_kind_section ON app.wording (kind, section);

CREATE INDEX ix_wording_pos ON app.wording (pos, id);
