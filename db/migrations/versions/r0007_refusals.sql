ALTER TABLE stage ADD COLUMN taken_back_on DATE CONSTRAINT ck_stage_taken_back_on_sane CHECK (taken_back_on BETWEEN '2000-01-01' AND '2099-12-31') CONSTRAINT ck_stage_taken_back_on_is_a_date CHECK (taken_back_on IS date(taken_back_on));

ALTER TABLE refusal ADD COLUMN taken_back_on DATE CONSTRAINT ck_refusal_taken_back_on_sane CHECK (taken_back_on BETWEEN '2000-01-01' AND '2099-12-31') CONSTRAINT ck_refusal_taken_back_on_is_a_date CHECK (taken_back_on IS date(taken_back_on));

ALTER TABLE refusal ADD COLUMN taken_back_because TEXT CONSTRAINT ck_refusal_taken_back_because_length CHECK (length(taken_back_because) <= 20000);

ALTER TABLE refusal ADD COLUMN taken_back_by_id VARCHAR(36) CONSTRAINT fk_refusal_taken_back_by_id REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED CONSTRAINT ck_refusal_taken_back_by_id_fits CHECK (length(taken_back_by_id) <= 36);

ALTER TABLE point_change ADD COLUMN refusal_id VARCHAR(36) CONSTRAINT fk_point_change_refusal_id REFERENCES refusal (id) DEFERRABLE INITIALLY DEFERRED CONSTRAINT ck_point_change_refusal_id_fits CHECK (length(refusal_id) <= 36);
