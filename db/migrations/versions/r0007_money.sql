CREATE TABLE money_order (
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
	ver TEXT,
	CONSTRAINT pk_money_order PRIMARY KEY (id),
	CONSTRAINT ck_money_order_pence_sane CHECK (pence > 0 AND pence <= 10000000),
	CONSTRAINT ck_money_order_reference_not_blank CHECK (length(trim(reference)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_money_order_because_length CHECK (length(because) <= 20000),
	CONSTRAINT fk_money_order_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_money_order_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_money_order_reference_fits CHECK (length(reference) <= 200),
	CONSTRAINT ck_money_order_ordered_on_sane CHECK (ordered_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_money_order_ordered_on_is_a_date CHECK (ordered_on IS date(ordered_on)),
	CONSTRAINT ck_money_order_set_aside_on_sane CHECK (set_aside_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_money_order_set_aside_on_is_a_date CHECK (set_aside_on IS date(set_aside_on)),
	CONSTRAINT ck_money_order_paid_on_sane CHECK (paid_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_money_order_paid_on_is_a_date CHECK (paid_on IS date(paid_on)),
	CONSTRAINT ck_money_order_paid_how_fits CHECK (length(paid_how) <= 80),
	CONSTRAINT ck_money_order_paid_reference_fits CHECK (length(paid_reference) <= 200),
	CONSTRAINT ck_money_order_id_fits CHECK (length(id) <= 36)
);

CREATE TABLE money_request (
	case_id VARCHAR(36) NOT NULL,
	pence INTEGER NOT NULL,
	because TEXT,
	asked_on DATE NOT NULL,
	asked_by_id VARCHAR(36),
	dropped_on DATE,
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_money_request PRIMARY KEY (id),
	CONSTRAINT ck_money_request_pence_sane CHECK (pence > 0 AND pence <= 10000000),
	CONSTRAINT ck_money_request_because_length CHECK (length(because) <= 20000),
	CONSTRAINT fk_money_request_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_money_request_asked_by_id FOREIGN KEY(asked_by_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_money_request_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_money_request_asked_on_sane CHECK (asked_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_money_request_asked_on_is_a_date CHECK (asked_on IS date(asked_on)),
	CONSTRAINT ck_money_request_asked_by_id_fits CHECK (length(asked_by_id) <= 36),
	CONSTRAINT ck_money_request_dropped_on_sane CHECK (dropped_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_money_request_dropped_on_is_a_date CHECK (dropped_on IS date(dropped_on)),
	CONSTRAINT ck_money_request_id_fits CHECK (length(id) <= 36)
);

CREATE TABLE money_answer (
	case_id VARCHAR(36) NOT NULL,
	request_id VARCHAR(36) NOT NULL,
	judgement VARCHAR(80) NOT NULL,
	because TEXT,
	answered_by_id VARCHAR(36),
	answered_on DATE NOT NULL,
	recorded_at VARCHAR(32) NOT NULL,
	id VARCHAR(36) NOT NULL,
	ver TEXT,
	CONSTRAINT pk_money_answer PRIMARY KEY (id),
	CONSTRAINT ck_money_answer_judgement_known CHECK (judgement IN ('approved', 'sent back')),
	CONSTRAINT ck_money_answer_because_length CHECK (length(because) <= 20000),
	CONSTRAINT fk_money_answer_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_money_answer_request_id FOREIGN KEY(request_id) REFERENCES money_request (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_money_answer_answered_by_id FOREIGN KEY(answered_by_id) REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT ck_money_answer_case_id_fits CHECK (length(case_id) <= 36),
	CONSTRAINT ck_money_answer_request_id_fits CHECK (length(request_id) <= 36),
	CONSTRAINT ck_money_answer_judgement_fits CHECK (length(judgement) <= 80),
	CONSTRAINT ck_money_answer_answered_by_id_fits CHECK (length(answered_by_id) <= 36),
	CONSTRAINT ck_money_answer_answered_on_sane CHECK (answered_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_money_answer_answered_on_is_a_date CHECK (answered_on IS date(answered_on)),
	CONSTRAINT ck_money_answer_recorded_at_fits CHECK (length(recorded_at) <= 32),
	CONSTRAINT ck_money_answer_id_fits CHECK (length(id) <= 36)
);

CREATE INDEX ix_money_order_case_id ON money_order (case_id);

CREATE INDEX ix_money_request_case_id ON money_request (case_id);

CREATE INDEX ix_money_answer_case_id ON money_answer (case_id);

CREATE INDEX ix_money_answer_request_id ON money_answer (request_id);

ALTER TABLE offer ADD COLUMN guide VARCHAR(80) CONSTRAINT ck_offer_guide_fits CHECK (length(guide) <= 80);

ALTER TABLE offer ADD COLUMN lost_from DATE CONSTRAINT ck_offer_lost_from_sane CHECK (lost_from BETWEEN '2000-01-01' AND '2099-12-31') CONSTRAINT ck_offer_lost_from_is_a_date CHECK (lost_from IS date(lost_from));

ALTER TABLE offer ADD COLUMN lost_until DATE CONSTRAINT ck_offer_lost_until_sane CHECK (lost_until BETWEEN '2000-01-01' AND '2099-12-31') CONSTRAINT ck_offer_lost_until_is_a_date CHECK (lost_until IS date(lost_until));

ALTER TABLE offer ADD COLUMN times INTEGER;

ALTER TABLE offer ADD COLUMN guide_pence INTEGER;

ALTER TABLE offer ADD COLUMN below_because TEXT CONSTRAINT ck_offer_below_because_length CHECK (length(below_because) <= 20000);

ALTER TABLE offer ADD COLUMN to_arrears BOOLEAN CONSTRAINT ck_offer_to_arrears_is_yes_or_no CHECK (to_arrears IN (0, 1));

ALTER TABLE offer ADD COLUMN arrears_because TEXT CONSTRAINT ck_offer_arrears_because_length CHECK (length(arrears_because) <= 20000);

ALTER TABLE offer ADD COLUMN refused_on DATE CONSTRAINT ck_offer_refused_on_sane CHECK (refused_on BETWEEN '2000-01-01' AND '2099-12-31') CONSTRAINT ck_offer_refused_on_is_a_date CHECK (refused_on IS date(refused_on));

ALTER TABLE offer ADD COLUMN refused_because TEXT CONSTRAINT ck_offer_refused_because_length CHECK (length(refused_because) <= 20000);

ALTER TABLE offer ADD COLUMN paid_how VARCHAR(80) CONSTRAINT ck_offer_paid_how_fits CHECK (length(paid_how) <= 80);

ALTER TABLE offer ADD COLUMN paid_reference VARCHAR(200) CONSTRAINT ck_offer_paid_reference_fits CHECK (length(paid_reference) <= 200);

ALTER TABLE commitment ADD COLUMN offer_id VARCHAR(36) CONSTRAINT ck_commitment_offer_id_fits CHECK (length(offer_id) <= 36);

ALTER TABLE commitment ADD COLUMN order_id VARCHAR(36) CONSTRAINT ck_commitment_order_id_fits CHECK (length(order_id) <= 36);
