CREATE TABLE app.conduct_warning (
	person_id VARCHAR(36) NOT NULL,
	arose_in_id VARCHAR(36),
	happened TEXT NOT NULL,
	evidence TEXT,
	effect TEXT NOT NULL,
	must_change TEXT NOT NULL,
	support TEXT NOT NULL,
	recorded_on DATE NOT NULL,
	recorded_by_id VARCHAR(36),
	told_on DATE,
	dropped_on DATE,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_conduct_warning_dropped_on_sane CHECK (dropped_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_conduct_warning_effect_not_blank CHECK (length(trim(effect)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_conduct_warning_evidence_length CHECK (length(evidence) <= 20000),
	CONSTRAINT ck_conduct_warning_happened_not_blank CHECK (length(trim(happened)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_conduct_warning_must_change_not_blank CHECK (length(trim(must_change)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_conduct_warning_recorded_on_sane CHECK (recorded_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_conduct_warning_support_not_blank CHECK (length(trim(support)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_conduct_warning_told_on_sane CHECK (told_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT fk_conduct_warning_person_id FOREIGN KEY(person_id) REFERENCES app.person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_conduct_warning_recorded_by_id FOREIGN KEY(recorded_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_conduct_warning PRIMARY KEY (id)
);

CREATE INDEX ix_conduct_warning_person_id ON app.conduct_warning (person_id);

CREATE INDEX ix_conduct_warning_pos ON app.conduct_warning (pos, id);

CREATE TABLE app.restriction (
	person_id VARCHAR(36) NOT NULL,
	arose_in_id VARCHAR(36),
	kind VARCHAR(80) NOT NULL,
	detail TEXT NOT NULL,
	reach TEXT NOT NULL,
	reasons TEXT NOT NULL,
	evidence TEXT NOT NULL,
	proportionate TEXT NOT NULL,
	equality TEXT NOT NULL,
	adjusted TEXT,
	no_warning VARCHAR(80),
	no_warning_because TEXT,
	review_on DATE NOT NULL,
	proposed_on DATE NOT NULL,
	proposed_by_id VARCHAR(36),
	imposed_on DATE,
	dropped_on DATE,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_restriction_adjusted_length CHECK (length(adjusted) <= 20000),
	CONSTRAINT ck_restriction_detail_not_blank CHECK (length(trim(detail)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_restriction_dropped_on_sane CHECK (dropped_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_restriction_equality_not_blank CHECK (length(trim(equality)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_restriction_evidence_not_blank CHECK (length(trim(evidence)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_restriction_imposed_on_sane CHECK (imposed_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_restriction_kind_not_blank CHECK (length(trim(kind)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_restriction_no_warning_because_length CHECK (length(no_warning_because) <= 20000),
	CONSTRAINT ck_restriction_no_warning_known CHECK (no_warning IN ('a threat', 'violence')),
	CONSTRAINT ck_restriction_proportionate_not_blank CHECK (length(trim(proportionate)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_restriction_proposed_on_sane CHECK (proposed_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_restriction_reach_not_blank CHECK (length(trim(reach)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_restriction_reasons_not_blank CHECK (length(trim(reasons)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_restriction_review_on_sane CHECK (review_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT fk_restriction_person_id FOREIGN KEY(person_id) REFERENCES app.person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_restriction_proposed_by_id FOREIGN KEY(proposed_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_restriction PRIMARY KEY (id)
);

CREATE INDEX ix_restriction_person_id ON app.restriction (person_id);

CREATE INDEX ix_restriction_pos ON app.restriction (pos, id);

CREATE TABLE app.restriction_answer (
	person_id VARCHAR(36) NOT NULL,
	restriction_id VARCHAR(36) NOT NULL,
	judgement VARCHAR(80) NOT NULL,
	because TEXT NOT NULL,
	answered_by_id VARCHAR(36),
	answered_on DATE NOT NULL,
	recorded_at VARCHAR(32) NOT NULL,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_restriction_answer_answered_on_sane CHECK (answered_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_restriction_answer_because_not_blank CHECK (length(trim(because)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_restriction_answer_judgement_known CHECK (judgement IN ('approved', 'sent back')),
	CONSTRAINT fk_restriction_answer_answered_by_id FOREIGN KEY(answered_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_restriction_answer_person_id FOREIGN KEY(person_id) REFERENCES app.person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_restriction_answer_restriction_id FOREIGN KEY(restriction_id) REFERENCES app.restriction (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_restriction_answer PRIMARY KEY (id)
);

CREATE INDEX ix_restriction_answer_person_id ON app.restriction_answer (person_id);

CREATE INDEX ix_restriction_answer_pos ON app.restriction_answer (pos, id);

CREATE INDEX ix_restriction_answer_restriction_id ON app.restriction_answer (restriction_id);

CREATE TABLE app.restriction_review (
	person_id VARCHAR(36) NOT NULL,
	restriction_id VARCHAR(36) NOT NULL,
	appealed_on DATE,
	appeal TEXT,
	recorded_by_id VARCHAR(36),
	outcome VARCHAR(80),
	because TEXT,
	remains TEXT,
	next_on DATE,
	reviewed_on DATE,
	reviewed_by_id VARCHAR(36),
	told_on DATE,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_restriction_review_appeal_length CHECK (length(appeal) <= 20000),
	CONSTRAINT ck_restriction_review_appealed_on_sane CHECK (appealed_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_restriction_review_because_length CHECK (length(because) <= 20000),
	CONSTRAINT ck_restriction_review_next_on_sane CHECK (next_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_restriction_review_outcome_known CHECK (outcome IN ('kept as it is', 'relaxed', 'ended')),
	CONSTRAINT ck_restriction_review_remains_length CHECK (length(remains) <= 20000),
	CONSTRAINT ck_restriction_review_reviewed_on_sane CHECK (reviewed_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_restriction_review_told_on_sane CHECK (told_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT fk_restriction_review_person_id FOREIGN KEY(person_id) REFERENCES app.person (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_restriction_review_recorded_by_id FOREIGN KEY(recorded_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_restriction_review_restriction_id FOREIGN KEY(restriction_id) REFERENCES app.restriction (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_restriction_review_reviewed_by_id FOREIGN KEY(reviewed_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_restriction_review PRIMARY KEY (id)
);

CREATE INDEX ix_restriction_review_person_id ON app.restriction_review (person_id);

CREATE INDEX ix_restriction_review_pos ON app.restriction_review (pos, id);

CREATE INDEX ix_restriction_review_restriction_id ON app.restriction_review (restriction_id);
