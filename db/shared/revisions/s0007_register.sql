-- The seventh revision: the register of rules that change with time.

CREATE TABLE app.dated_rule (
	kind VARCHAR(80) NOT NULL,
	name VARCHAR(80) NOT NULL,
	value JSONB NOT NULL,
	from_on DATE,
	until_on DATE,
	expected VARCHAR(80),
	source TEXT NOT NULL,
	checked_on DATE NOT NULL,
	checked_by VARCHAR(200) NOT NULL,
	sure VARCHAR(80) NOT NULL,
	note TEXT,
	struck BOOLEAN NOT NULL,
	set_at VARCHAR(32) NOT NULL,
	set_by_id VARCHAR(36),
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_dated_rule_checked_by_not_blank CHECK (length(trim(checked_by)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_dated_rule_checked_on_sane CHECK (checked_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_dated_rule_from_on_sane CHECK (from_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_dated_rule_kind_not_blank CHECK (length(trim(kind)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_dated_rule_name_not_blank CHECK (length(trim(name)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_dated_rule_note_length CHECK (length(note) <= 20000),
	CONSTRAINT ck_dated_rule_source_not_blank CHECK (length(trim(source)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_dated_rule_sure_known CHECK (sure IN ('A', 'B', 'C', '?')),
	CONSTRAINT ck_dated_rule_until_on_sane CHECK (until_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT fk_dated_rule_set_by_id FOREIGN KEY(set_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_dated_rule PRIMARY KEY (id)
);

CREATE INDEX ix_dated_rule_kind_name ON app.dated_rule (kind, name);

CREATE INDEX ix_dated_rule_pos ON app.dated_rule (pos, id);
