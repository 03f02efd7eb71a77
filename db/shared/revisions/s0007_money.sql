-- The seventh revision: money asked for, ordered, and paid.

CREATE TABLE app.money_order (
	case_id VARCHAR(36) NOT NULL,
	pence INTEGER NOT NULL,
	reference VARCHAR(200) NOT NULL,
	because TEXT,
	ordered_on DATE NOT NULL,
	set_aside_on DATE,
	paid_on DATE,
	paid_how VARCHAR(80),
	paid_reference VARCHAR(200),
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_money_order_because_length CHECK (length(because) <= 20000),
	CONSTRAINT ck_money_order_ordered_on_sane CHECK (ordered_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_money_order_paid_on_sane CHECK (paid_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_money_order_pence_sane CHECK (pence > 0 AND pence <= 10000000),
	CONSTRAINT ck_money_order_reference_not_blank CHECK (length(trim(reference)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_money_order_set_aside_on_sane CHECK (set_aside_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT fk_money_order_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_money_order PRIMARY KEY (id)
);

CREATE TABLE app.money_request (
	case_id VARCHAR(36) NOT NULL,
	pence INTEGER NOT NULL,
	because TEXT,
	asked_on DATE NOT NULL,
	asked_by_id VARCHAR(36),
	dropped_on DATE,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_money_request_asked_on_sane CHECK (asked_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_money_request_because_length CHECK (length(because) <= 20000),
	CONSTRAINT ck_money_request_dropped_on_sane CHECK (dropped_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_money_request_pence_sane CHECK (pence > 0 AND pence <= 10000000),
	CONSTRAINT fk_money_request_asked_by_id FOREIGN KEY(asked_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_money_request_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_money_request PRIMARY KEY (id)
);

CREATE TABLE app.money_answer (
	case_id VARCHAR(36) NOT NULL,
	request_id VARCHAR(36) NOT NULL,
	judgement VARCHAR(80) NOT NULL,
	because TEXT,
	answered_by_id VARCHAR(36),
	answered_on DATE NOT NULL,
	recorded_at VARCHAR(32) NOT NULL,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_money_answer_answered_on_sane CHECK (answered_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_money_answer_because_length CHECK (length(because) <= 20000),
	CONSTRAINT ck_money_answer_judgement_known CHECK (judgement IN ('approved', 'sent back')),
	CONSTRAINT fk_money_answer_answered_by_id FOREIGN KEY(answered_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_money_answer_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_money_answer_request_id FOREIGN KEY(request_id) REFERENCES app.money_request (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_money_answer PRIMARY KEY (id)
);

CREATE INDEX ix_money_order_case_id ON app.money_order (case_id);

CREATE INDEX ix_money_order_pos ON app.money_order (pos, id);

CREATE INDEX ix_money_request_case_id ON app.money_request (case_id);

CREATE INDEX ix_money_request_pos ON app.money_request (pos, id);

CREATE INDEX ix_money_answer_case_id ON app.money_answer (case_id);

CREATE INDEX ix_money_answer_pos ON app.money_answer (pos, id);

CREATE INDEX ix_money_answer_request_id ON app.money_answer (request_id);

ALTER TABLE app.offer ADD COLUMN guide VARCHAR(80);

ALTER TABLE app.offer ADD COLUMN lost_from DATE CONSTRAINT ck_offer_lost_from_sane CHECK (lost_from BETWEEN '2000-01-01' AND '2099-12-31');

ALTER TABLE app.offer ADD COLUMN lost_until DATE CONSTRAINT ck_offer_lost_until_sane CHECK (lost_until BETWEEN '2000-01-01' AND '2099-12-31');

ALTER TABLE app.offer ADD COLUMN times INTEGER;

ALTER TABLE app.offer ADD COLUMN guide_pence INTEGER;

ALTER TABLE app.offer ADD COLUMN below_because TEXT CONSTRAINT ck_offer_below_because_length CHECK (length(below_because) <= 20000);

ALTER TABLE app.offer ADD COLUMN to_arrears BOOLEAN;

ALTER TABLE app.offer ADD COLUMN arrears_because TEXT CONSTRAINT ck_offer_arrears_because_length CHECK (length(arrears_because) <= 20000);

ALTER TABLE app.offer ADD COLUMN refused_on DATE CONSTRAINT ck_offer_refused_on_sane CHECK (refused_on BETWEEN '2000-01-01' AND '2099-12-31');

ALTER TABLE app.offer ADD COLUMN refused_because TEXT CONSTRAINT ck_offer_refused_because_length CHECK (length(refused_because) <= 20000);

ALTER TABLE app.offer ADD COLUMN paid_how VARCHAR(80);

ALTER TABLE app.offer ADD COLUMN paid_reference VARCHAR(200);

ALTER TABLE app.commitment ADD COLUMN offer_id VARCHAR(36);

ALTER TABLE app.commitment ADD COLUMN order_id VARCHAR(36);
