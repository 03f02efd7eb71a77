-- A refusal that the landlord takes back.

ALTER TABLE app.stage ADD COLUMN taken_back_on DATE CONSTRAINT ck_stage_taken_back_on_sane CHECK (taken_back_on BETWEEN '2000-01-01' AND '2099-12-31');

ALTER TABLE app.refusal ADD COLUMN taken_back_on DATE CONSTRAINT ck_refusal_taken_back_on_sane CHECK (taken_back_on BETWEEN '2000-01-01' AND '2099-12-31');

ALTER TABLE app.refusal ADD COLUMN taken_back_because TEXT CONSTRAINT ck_refusal_taken_back_because_length CHECK (length(taken_back_because) <= 20000);

ALTER TABLE app.refusal ADD COLUMN taken_back_by_id VARCHAR(36) CONSTRAINT fk_refusal_taken_back_by_id REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE app.point_change ADD COLUMN refusal_id VARCHAR(36) CONSTRAINT fk_point_change_refusal_id REFERENCES app.refusal (id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE app.reopening DROP CONSTRAINT ck_reopening_why_known;

ALTER TABLE app.reopening ADD CONSTRAINT ck_reopening_why_known CHECK (why IN ('the resident asked for it', 'the Ombudsman directed us to accept it', 'closed by mistake', 'we accepted after all what we had refused', 'not the same as the case it was merged into'));
