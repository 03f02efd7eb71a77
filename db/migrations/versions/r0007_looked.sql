CREATE TABLE erased_case (
	case_id VARCHAR(36) NOT NULL,
	erased_at VARCHAR(80),
	"by" VARCHAR(200),
	reason VARCHAR(200),
	CONSTRAINT pk_erased_case PRIMARY KEY (case_id),
	CONSTRAINT ck_erased_case_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_erased_case_erased_at_fits CHECK (length(erased_at) <= 80),
	CONSTRAINT ck_erased_case_by_fits CHECK (length(by) <= 200),
	CONSTRAINT ck_erased_case_reason_fits CHECK (length(reason) <= 200)
);

CREATE TABLE look (
	id VARCHAR(36) NOT NULL,
	what VARCHAR(80) NOT NULL,
	case_id VARCHAR(36),
	thing_id VARCHAR(36),
	number INTEGER,
	at VARCHAR(32) NOT NULL,
	by_id VARCHAR(36) NOT NULL,
	sent BOOLEAN NOT NULL,
	CONSTRAINT pk_look PRIMARY KEY (id),
	CONSTRAINT ck_look_id_fits CHECK (length(id) <= 36),
	CONSTRAINT ck_look_what_fits CHECK (length(what) <= 80),
	CONSTRAINT ck_look_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_look_thing_id_fits CHECK (length(thing_id) <= 36),
	CONSTRAINT ck_look_at_fits CHECK (length(at) <= 32),
	CONSTRAINT ck_look_by_id_fits CHECK (length(by_id) <= 36),
	CONSTRAINT ck_look_sent_is_yes_or_no CHECK (sent IN (0, 1))
);

CREATE INDEX ix_look_case_id_at ON look (case_id, at);

CREATE TABLE keeping_decision (
	case_id VARCHAR(36) NOT NULL,
	decision VARCHAR(80) NOT NULL,
	because TEXT NOT NULL,
	keep_until DATE,
	decided_at VARCHAR(32) NOT NULL,
	decided_by_id VARCHAR(36),
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_keeping_decision PRIMARY KEY (id),
	CONSTRAINT ck_keeping_decision_because_not_blank CHECK (length(trim(because)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_keeping_decision_decision_known CHECK (decision IN ('legal hold', 'legal hold lifted', 'kept longer', 'to be erased')),
	CONSTRAINT fk_keeping_decision_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_keeping_decision_decided_by_id FOREIGN KEY(decided_by_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_keeping_decision_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_keeping_decision_decision_fits CHECK (length(decision) <= 80),
	CONSTRAINT ck_keeping_decision_keep_until_sane CHECK (keep_until BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_keeping_decision_keep_until_is_a_date CHECK (keep_until IS date(keep_until)),
	CONSTRAINT ck_keeping_decision_decided_at_fits CHECK (length(decided_at) <= 32),
	CONSTRAINT ck_keeping_decision_decided_by_id_fits CHECK (length(decided_by_id) <= 36),
	CONSTRAINT ck_keeping_decision_id_fits CHECK (length(id) <= 36)
);

CREATE INDEX ix_keeping_decision_case_id ON keeping_decision (case_id);

ALTER TABLE document ADD COLUMN destroyed_at VARCHAR(32) CONSTRAINT ck_document_destroyed_at_fits CHECK (length(destroyed_at) <= 32);

ALTER TABLE document ADD COLUMN destroyed_because TEXT CONSTRAINT ck_document_destroyed_because_length CHECK (length(destroyed_because) <= 20000);

ALTER TABLE document ADD COLUMN destroyed_by_id VARCHAR(36) CONSTRAINT fk_document_destroyed_by_id REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED CONSTRAINT ck_document_destroyed_by_id_fits CHECK (length(destroyed_by_id) <= 36);
