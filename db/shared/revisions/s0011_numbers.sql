ALTER TABLE app.person ADD COLUMN no_surveys_on DATE CONSTRAINT ck_person_no_surveys_on_sane CHECK (no_surveys_on BETWEEN '2000-01-01' AND '2099-12-31');

CREATE TABLE app.calibration (
	held_on DATE NOT NULL,
	from_on DATE NOT NULL,
	to_on DATE NOT NULL,
	criteria VARCHAR(200),
	words TEXT,
	held_by_id VARCHAR(36),
	recorded_at VARCHAR(32) NOT NULL,
	withdrawn_on DATE,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_calibration_from_on_sane CHECK (from_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_calibration_held_on_sane CHECK (held_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_calibration_to_on_sane CHECK (to_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_calibration_withdrawn_on_sane CHECK (withdrawn_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_calibration_words_length CHECK (length(words) <= 20000),
	CONSTRAINT fk_calibration_held_by_id FOREIGN KEY(held_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_calibration PRIMARY KEY (id)
);

CREATE INDEX ix_calibration_pos ON app.calibration (pos, id);

ALTER TABLE app.case_ ADD COLUMN tenure VARCHAR(80);

ALTER TABLE app.case_ ADD COLUMN stock_type VARCHAR(80) CONSTRAINT ck_case__stock_type_known CHECK (stock_type IN ('low-cost rent', 'low-cost home ownership', 'neither'));

ALTER TABLE app.case_ ADD COLUMN estate VARCHAR(200);

CREATE TABLE app.pack (
	kind VARCHAR(80) NOT NULL,
	from_on DATE NOT NULL,
	to_on DATE NOT NULL,
	basis VARCHAR(80) NOT NULL,
	as_of_on DATE NOT NULL,
	of_whom VARCHAR(200),
	version INTEGER NOT NULL,
	replaces_id VARCHAR(36),
	figures TEXT NOT NULL,
	made_at VARCHAR(32) NOT NULL,
	made_by_id VARCHAR(36),
	approved_on DATE,
	approved_by_id VARCHAR(36),
	issued_at VARCHAR(32),
	issued_by_id VARCHAR(36),
	sha256 VARCHAR(80),
	withdrawn_on DATE,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_pack_approved_on_sane CHECK (approved_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_pack_as_of_on_sane CHECK (as_of_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_pack_basis_known CHECK (basis IN ('received', 'due', 'responded')),
	CONSTRAINT ck_pack_figures_length CHECK (length(figures) <= 4000000),
	CONSTRAINT ck_pack_from_on_sane CHECK (from_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_pack_kind_known CHECK (kind IN ('team', 'head of customer experience', 'partner', 'committee and residents', 'governing body', 'tenant satisfaction measures')),
	CONSTRAINT ck_pack_to_on_after_from_on CHECK (to_on >= from_on),
	CONSTRAINT ck_pack_to_on_sane CHECK (to_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_pack_version_sane CHECK (version BETWEEN 1 AND 999),
	CONSTRAINT ck_pack_withdrawn_on_sane CHECK (withdrawn_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT fk_pack_approved_by_id FOREIGN KEY(approved_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_pack_issued_by_id FOREIGN KEY(issued_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_pack_made_by_id FOREIGN KEY(made_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_pack_replaces_id FOREIGN KEY(replaces_id) REFERENCES app.pack (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_pack PRIMARY KEY (id)
);

CREATE INDEX ix_pack_pos ON app.pack (pos, id);

CREATE TABLE app.quality_draw (
	method VARCHAR(80) NOT NULL,
	looks_at VARCHAR(80) NOT NULL,
	from_on DATE NOT NULL,
	to_on DATE NOT NULL,
	seed VARCHAR(80) NOT NULL,
	population INTEGER NOT NULL,
	strata TEXT,
	left_out TEXT,
	drawn_on DATE NOT NULL,
	drawn_by_id VARCHAR(36),
	withdrawn_on DATE,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_quality_draw_drawn_on_sane CHECK (drawn_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_quality_draw_from_on_sane CHECK (from_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_quality_draw_left_out_length CHECK (length(left_out) <= 20000),
	CONSTRAINT ck_quality_draw_looks_at_known CHECK (looks_at IN ('file', 'letter')),
	CONSTRAINT ck_quality_draw_method_known CHECK (method IN ('random', 'stratified', 'by risk', 'all', 'targeted', 'dip sample')),
	CONSTRAINT ck_quality_draw_population_sane CHECK (population >= 0),
	CONSTRAINT ck_quality_draw_to_on_after_from_on CHECK (to_on >= from_on),
	CONSTRAINT ck_quality_draw_to_on_sane CHECK (to_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_quality_draw_withdrawn_on_sane CHECK (withdrawn_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT fk_quality_draw_drawn_by_id FOREIGN KEY(drawn_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_quality_draw PRIMARY KEY (id)
);

CREATE INDEX ix_quality_draw_pos ON app.quality_draw (pos, id);

CREATE TABLE app.rebase (
	measure VARCHAR(80) NOT NULL,
	from_on DATE NOT NULL,
	because TEXT NOT NULL,
	set_by_id VARCHAR(36),
	recorded_at VARCHAR(32) NOT NULL,
	withdrawn_on DATE,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_rebase_because_not_blank CHECK (length(trim(because)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_rebase_from_on_sane CHECK (from_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_rebase_withdrawn_on_sane CHECK (withdrawn_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT fk_rebase_set_by_id FOREIGN KEY(set_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_rebase PRIMARY KEY (id)
);

CREATE INDEX ix_rebase_pos ON app.rebase (pos, id);

CREATE TABLE app.survey_wave (
	name VARCHAR(200) NOT NULL,
	from_on DATE NOT NULL,
	to_on DATE NOT NULL,
	form VARCHAR(80) NOT NULL,
	identified BOOLEAN NOT NULL,
	opened_on DATE NOT NULL,
	closes_on DATE NOT NULL,
	made_by_id VARCHAR(36),
	recorded_at VARCHAR(32) NOT NULL,
	withdrawn_on DATE,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_survey_wave_closes_on_after_opened_on CHECK (closes_on >= opened_on),
	CONSTRAINT ck_survey_wave_closes_on_sane CHECK (closes_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_survey_wave_from_on_sane CHECK (from_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_survey_wave_name_not_blank CHECK (length(trim(name)) BETWEEN 1 AND 20000),
	CONSTRAINT ck_survey_wave_opened_on_sane CHECK (opened_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_survey_wave_to_on_after_from_on CHECK (to_on >= from_on),
	CONSTRAINT ck_survey_wave_to_on_sane CHECK (to_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_survey_wave_withdrawn_on_sane CHECK (withdrawn_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT fk_survey_wave_made_by_id FOREIGN KEY(made_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_survey_wave PRIMARY KEY (id)
);

CREATE INDEX ix_survey_wave_pos ON app.survey_wave (pos, id);

CREATE TABLE app.drawn_item (
	case_id VARCHAR(36) NOT NULL,
	draw_id VARCHAR(36) NOT NULL,
	stage INTEGER NOT NULL,
	place INTEGER NOT NULL,
	risk INTEGER,
	reviewer_id VARCHAR(36),
	second_reviewer_id VARCHAR(36),
	skipped_because VARCHAR(200),
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_drawn_item_stage_known CHECK (stage IN (1, 2)),
	CONSTRAINT fk_drawn_item_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_drawn_item_draw_id FOREIGN KEY(draw_id) REFERENCES app.quality_draw (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_drawn_item_reviewer_id FOREIGN KEY(reviewer_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_drawn_item_second_reviewer_id FOREIGN KEY(second_reviewer_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_drawn_item PRIMARY KEY (id)
);

CREATE INDEX ix_drawn_item_case_id ON app.drawn_item (case_id);

CREATE INDEX ix_drawn_item_draw_id ON app.drawn_item (draw_id);

CREATE INDEX ix_drawn_item_pos ON app.drawn_item (pos, id);

CREATE TABLE app.pack_words (
	pack_id VARCHAR(36) NOT NULL,
	part VARCHAR(80) NOT NULL,
	words TEXT NOT NULL,
	written_by_id VARCHAR(36),
	recorded_at VARCHAR(32) NOT NULL,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_pack_words_words_not_blank CHECK (length(trim(words)) BETWEEN 1 AND 20000),
	CONSTRAINT fk_pack_words_pack_id FOREIGN KEY(pack_id) REFERENCES app.pack (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_pack_words_written_by_id FOREIGN KEY(written_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_pack_words PRIMARY KEY (id)
);

CREATE INDEX ix_pack_words_pack_id ON app.pack_words (pack_id);

CREATE INDEX ix_pack_words_pos ON app.pack_words (pos, id);

CREATE TABLE app.survey_ask (
	case_id VARCHAR(36) NOT NULL,
	wave_id VARCHAR(36) NOT NULL,
	asked_id VARCHAR(36),
	stage INTEGER NOT NULL,
	after VARCHAR(80) NOT NULL,
	mode VARCHAR(80),
	language VARCHAR(80),
	held_because VARCHAR(80),
	held_note TEXT,
	sent_on DATE,
	not_delivered_on DATE,
	reminded_on DATE,
	recorded_by_id VARCHAR(36),
	recorded_at VARCHAR(32) NOT NULL,
	withdrawn_on DATE,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_survey_ask_after_known CHECK (after IN ('the answer', 'the last promise')),
	CONSTRAINT ck_survey_ask_held_because_known CHECK (held_because IN ('asked not to be asked', 'contact is restricted, or safeguarding is open', 'died, or bereaved', 'the Ombudsman or a court is looking at it', 'stage 2 was asked for', 'refused or withdrawn', 'the household was asked within 90 days', 'harassment by staff is complained of', 'the last promise is overdue', 'the representative has no authority', 'no way to reach them', 'somebody decided so')),
	CONSTRAINT ck_survey_ask_held_note_length CHECK (length(held_note) <= 20000),
	CONSTRAINT ck_survey_ask_mode_known CHECK (mode IN ('letter', 'e-mail', 'phone', 'text message', 'face to face', 'online')),
	CONSTRAINT ck_survey_ask_not_delivered_on_sane CHECK (not_delivered_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_survey_ask_reminded_on_sane CHECK (reminded_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_survey_ask_sent_on_sane CHECK (sent_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_survey_ask_stage_known CHECK (stage IN (1, 2)),
	CONSTRAINT ck_survey_ask_withdrawn_on_sane CHECK (withdrawn_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT fk_survey_ask_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_survey_ask_recorded_by_id FOREIGN KEY(recorded_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_survey_ask_wave_id FOREIGN KEY(wave_id) REFERENCES app.survey_wave (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_survey_ask PRIMARY KEY (id)
);

CREATE INDEX ix_survey_ask_case_id ON app.survey_ask (case_id);

CREATE INDEX ix_survey_ask_pos ON app.survey_ask (pos, id);

CREATE INDEX ix_survey_ask_wave_id ON app.survey_ask (wave_id);

CREATE TABLE app.survey_answer (
	case_id VARCHAR(36) NOT NULL,
	ask_id VARCHAR(36) NOT NULL,
	answered_on DATE NOT NULL,
	mode VARCHAR(80) NOT NULL,
	handling VARCHAR(80),
	outcome VARCHAR(80),
	easy VARCHAR(80),
	understood VARCHAR(80),
	informed VARCHAR(80),
	respect VARCHAR(80),
	clear VARCHAR(80),
	promises_done VARCHAR(80),
	comment TEXT,
	may_contact BOOLEAN,
	unhappy BOOLEAN,
	looked_at_on DATE,
	looked_at_because TEXT,
	came VARCHAR(80) NOT NULL,
	recorded_by_id VARCHAR(36),
	recorded_at VARCHAR(32) NOT NULL,
	withdrawn_on DATE,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_survey_answer_answered_on_sane CHECK (answered_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_survey_answer_came_known CHECK (came IN ('typed', 'imported')),
	CONSTRAINT ck_survey_answer_clear_known CHECK (clear IN ('very satisfied', 'fairly satisfied', 'neither', 'fairly dissatisfied', 'very dissatisfied', 'not applicable')),
	CONSTRAINT ck_survey_answer_comment_length CHECK (length(comment) <= 20000),
	CONSTRAINT ck_survey_answer_easy_known CHECK (easy IN ('very satisfied', 'fairly satisfied', 'neither', 'fairly dissatisfied', 'very dissatisfied', 'not applicable')),
	CONSTRAINT ck_survey_answer_handling_known CHECK (handling IN ('very satisfied', 'fairly satisfied', 'neither', 'fairly dissatisfied', 'very dissatisfied', 'not applicable')),
	CONSTRAINT ck_survey_answer_informed_known CHECK (informed IN ('very satisfied', 'fairly satisfied', 'neither', 'fairly dissatisfied', 'very dissatisfied', 'not applicable')),
	CONSTRAINT ck_survey_answer_looked_at_on_sane CHECK (looked_at_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_survey_answer_mode_known CHECK (mode IN ('letter', 'e-mail', 'phone', 'text message', 'face to face', 'online')),
	CONSTRAINT ck_survey_answer_outcome_known CHECK (outcome IN ('very satisfied', 'fairly satisfied', 'neither', 'fairly dissatisfied', 'very dissatisfied', 'not applicable')),
	CONSTRAINT ck_survey_answer_promises_done_known CHECK (promises_done IN ('yes', 'partly', 'no', 'not yet')),
	CONSTRAINT ck_survey_answer_respect_known CHECK (respect IN ('very satisfied', 'fairly satisfied', 'neither', 'fairly dissatisfied', 'very dissatisfied', 'not applicable')),
	CONSTRAINT ck_survey_answer_understood_known CHECK (understood IN ('very satisfied', 'fairly satisfied', 'neither', 'fairly dissatisfied', 'very dissatisfied', 'not applicable')),
	CONSTRAINT ck_survey_answer_withdrawn_on_sane CHECK (withdrawn_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT fk_survey_answer_ask_id FOREIGN KEY(ask_id) REFERENCES app.survey_ask (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_survey_answer_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_survey_answer_recorded_by_id FOREIGN KEY(recorded_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_survey_answer PRIMARY KEY (id)
);

CREATE INDEX ix_survey_answer_ask_id ON app.survey_answer (ask_id);

CREATE INDEX ix_survey_answer_case_id ON app.survey_answer (case_id);

CREATE INDEX ix_survey_answer_pos ON app.survey_answer (pos, id);

CREATE TABLE app.quality_review (
	case_id VARCHAR(36) NOT NULL,
	stage INTEGER NOT NULL,
	looks_at VARCHAR(80) NOT NULL,
	method VARCHAR(80) NOT NULL,
	drawn_item_id VARCHAR(36),
	letter_id VARCHAR(36),
	letter_sha256 VARCHAR(80),
	handler_id VARCHAR(36),
	reviewer_id VARCHAR(36),
	residents VARCHAR(200),
	blind BOOLEAN NOT NULL,
	second BOOLEAN NOT NULL,
	matrix VARCHAR(80) NOT NULL,
	reviewed_on DATE NOT NULL,
	strengths TEXT,
	critical TEXT,
	finished_at VARCHAR(32),
	withdrawn_on DATE,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_quality_review_critical_length CHECK (length(critical) <= 20000),
	CONSTRAINT ck_quality_review_looks_at_known CHECK (looks_at IN ('file', 'letter')),
	CONSTRAINT ck_quality_review_method_known CHECK (method IN ('random', 'stratified', 'by risk', 'all', 'targeted', 'dip sample')),
	CONSTRAINT ck_quality_review_reviewed_on_sane CHECK (reviewed_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT ck_quality_review_stage_known CHECK (stage IN (1, 2)),
	CONSTRAINT ck_quality_review_strengths_length CHECK (length(strengths) <= 20000),
	CONSTRAINT ck_quality_review_withdrawn_on_sane CHECK (withdrawn_on BETWEEN '2000-01-01' AND '2099-12-31'),
	CONSTRAINT fk_quality_review_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_quality_review_drawn_item_id FOREIGN KEY(drawn_item_id) REFERENCES app.drawn_item (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_quality_review_handler_id FOREIGN KEY(handler_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_quality_review_letter_id FOREIGN KEY(letter_id) REFERENCES app.letter (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_quality_review_reviewer_id FOREIGN KEY(reviewer_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_quality_review PRIMARY KEY (id)
);

CREATE INDEX ix_quality_review_case_id ON app.quality_review (case_id);

CREATE INDEX ix_quality_review_drawn_item_id ON app.quality_review (drawn_item_id);

CREATE INDEX ix_quality_review_pos ON app.quality_review (pos, id);

CREATE TABLE app.quality_score (
	case_id VARCHAR(36) NOT NULL,
	review_id VARCHAR(36) NOT NULL,
	criterion VARCHAR(80) NOT NULL,
	points INTEGER NOT NULL,
	scored VARCHAR(80) NOT NULL,
	computed VARCHAR(80),
	overruled_because TEXT,
	quote TEXT,
	note TEXT,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_quality_score_computed_known CHECK (computed IN ('yes', 'partly', 'no', 'not applicable')),
	CONSTRAINT ck_quality_score_note_length CHECK (length(note) <= 20000),
	CONSTRAINT ck_quality_score_overruled_because_length CHECK (length(overruled_because) <= 20000),
	CONSTRAINT ck_quality_score_points_sane CHECK (points BETWEEN 0 AND 100),
	CONSTRAINT ck_quality_score_quote_length CHECK (length(quote) <= 20000),
	CONSTRAINT ck_quality_score_scored_known CHECK (scored IN ('yes', 'partly', 'no', 'not applicable')),
	CONSTRAINT fk_quality_score_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_quality_score_review_id FOREIGN KEY(review_id) REFERENCES app.quality_review (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_quality_score PRIMARY KEY (id)
);

CREATE INDEX ix_quality_score_case_id ON app.quality_score (case_id);

CREATE INDEX ix_quality_score_pos ON app.quality_score (pos, id);

CREATE INDEX ix_quality_score_review_id ON app.quality_score (review_id);

CREATE TABLE app.review_reply (
	case_id VARCHAR(36) NOT NULL,
	review_id VARCHAR(36) NOT NULL,
	kind VARCHAR(80) NOT NULL,
	criterion VARCHAR(80),
	words TEXT NOT NULL,
	scored VARCHAR(80),
	replied_by_id VARCHAR(36),
	recorded_at VARCHAR(32) NOT NULL,
	id VARCHAR(36) NOT NULL,
	ver JSONB NOT NULL,
	pos BIGINT NOT NULL,
	CONSTRAINT ck_review_reply_kind_known CHECK (kind IN ('reply of the handler', 'agreed', 'disputed', 'decided by a third person', 'training needed')),
	CONSTRAINT ck_review_reply_words_not_blank CHECK (length(trim(words)) BETWEEN 1 AND 20000),
	CONSTRAINT fk_review_reply_case_id FOREIGN KEY(case_id) REFERENCES app.case_ (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_review_reply_replied_by_id FOREIGN KEY(replied_by_id) REFERENCES app.officer (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_review_reply_review_id FOREIGN KEY(review_id) REFERENCES app.quality_review (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_review_reply PRIMARY KEY (id)
);

CREATE INDEX ix_review_reply_case_id ON app.review_reply (case_id);

CREATE INDEX ix_review_reply_pos ON app.review_reply (pos, id);

CREATE INDEX ix_review_reply_review_id ON app.review_reply (review_id);
