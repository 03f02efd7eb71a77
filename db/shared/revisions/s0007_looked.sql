-- The seventh revision, who looked and what is kept how long.

CREATE TABLE app.keeping_decision (
	case_id VARCHAR(36) NOT NULL,
	decision VARCHAR(80) NOT NULL,
	because TEXT NOT NULL,
	keep_until DATE,
	decided_at VARCHAR(32) NOT NULL,
	decided_by_id VARCHAR(36),
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_keeping_decision_because_not_blank CHECK (length(trim(because)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_keeping_decision_decision_known CHECK (decision IN ('legal hold', 'legal hold lifted', 'kept longer', 'to be erased')),
	CONSTRAINT ck_keeping_decision_keep_until_sane CHECK (keep_until BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT fk_keeping_decision_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_keeping_decision_decided_by_id FOREIGN KEY(decided_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_keeping_decision PRIMARY KEY (id)
);

CREATE INDEX ix_keeping_decision_case_id ON app.keeping_decision (case_id);

CREATE INDEX ix_keeping_decision_pos ON app.keeping_decision (pos, id);

ALTER TABLE app.document ADD COLUMN destroyed_at VARCHAR(32);

ALTER TABLE app.document ADD COLUMN destroyed_because TEXT CONSTRAINT ck_document_destroyed_because_length CHECK (length(destroyed_because) <= 20000);

ALTER TABLE app.document ADD COLUMN destroyed_by_id VARCHAR(36) CONSTRAINT fk_document_destroyed_by_id REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED;

-- Who looked at what, by ids alone. No change, no position: nobody waits for it, and what is old ends.
CREATE TABLE sync.look (
	login TEXT NOT NULL,
	id UUID NOT NULL,
	device_id UUID NOT NULL,
	what TEXT NOT NULL,
	case_id UUID,
	thing_id UUID,
	number INTEGER,
	at TIMESTAMPTZ NOT NULL,
	received_at TIMESTAMPTZ NOT NULL,
	CONSTRAINT pk_look PRIMARY KEY (login, id)
);
CREATE INDEX ix_look_received_at ON sync.look (received_at);
CREATE INDEX ix_look_case_id ON sync.look (case_id);

ALTER TABLE sync.role_ ADD COLUMN audits BOOLEAN NOT NULL DEFAULT FALSE;
