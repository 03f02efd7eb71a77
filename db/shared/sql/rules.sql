-- Rules that span rows, and that two desks can each keep and break together. Each stops the batch under its own name.

-- The one who answers stage 2 is not the one who answered stage 1 (Code 6.13).
CREATE FUNCTION sync.rule_two_people() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
	IF EXISTS (SELECT FROM app.stage WHERE case_id = NEW.case_id AND number <> NEW.number AND decider_id = NEW.decider_id)
	THEN
		PERFORM sync.stop('stage_two_people');
	END IF;
	RETURN NULL;
END $$;
CREATE TRIGGER rule_two_people AFTER INSERT OR UPDATE OF ver ON app.stage FOR EACH ROW
	WHEN (NEW.decider_id IS NOT NULL) EXECUTE FUNCTION sync.rule_two_people();

-- Nor does whoever answered or investigated stage 1 consider stage 2.
CREATE FUNCTION sync.took_part(case__ TEXT, officer__ TEXT) RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
	SELECT EXISTS (SELECT FROM app.stage WHERE case_id = case__ AND number = 1 AND decider_id = officer__)
		OR EXISTS (SELECT FROM app.conflict_declaration d JOIN app.stage s ON s.id = d.stage_id
			WHERE s.case_id = case__ AND s.number = 1 AND d.officer_id = officer__)
		OR EXISTS (SELECT FROM app.finding f JOIN app.stage s ON s.id = f.stage_id
			WHERE s.case_id = case__ AND s.number = 1 AND f.decided_by_id = officer__)
		OR EXISTS (SELECT FROM app.evidence_check e JOIN app.stage s ON s.id = e.stage_id
			WHERE s.case_id = case__ AND s.number = 1 AND e.checked_by_id = officer__)
$$;
CREATE FUNCTION sync.rule_reviewer() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
	IF sync.took_part(NEW.case_id, NEW.officer_id) THEN
		PERFORM sync.stop('stage_two_people');
	END IF;
	RETURN NULL;
END $$;
CREATE TRIGGER rule_reviewer AFTER INSERT OR UPDATE OF ver ON app.reviewer FOR EACH ROW
	WHEN (NEW.ended_on IS NULL) EXECUTE FUNCTION sync.rule_reviewer();
-- Nor does whoever stands in for the one who considers it, or is given the case to handle once it is there. A cover that
-- was given at stage 1 is not asked about again: who answered meanwhile may have it still.
CREATE FUNCTION sync.rule_cover() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
	IF sync.took_part(NEW.case_id, NEW.officer_id) AND (NEW.part = 'reviewer'
		OR EXISTS (SELECT FROM app.stage WHERE case_id = NEW.case_id AND number = 2)) THEN
		PERFORM sync.stop('stage_two_people');
	END IF;
	RETURN NULL;
END $$;
CREATE TRIGGER rule_cover AFTER INSERT OR UPDATE OF ver ON app.cover FOR EACH ROW
	WHEN (NEW.ended_on IS NULL AND NEW.part = 'reviewer') EXECUTE FUNCTION sync.rule_cover();
CREATE TRIGGER rule_cover_new AFTER INSERT ON app.cover FOR EACH ROW
	WHEN (NEW.ended_on IS NULL AND NEW.part = 'handler') EXECUTE FUNCTION sync.rule_cover();
CREATE TRIGGER rule_cover_other AFTER UPDATE ON app.cover FOR EACH ROW
	WHEN (NEW.ended_on IS NULL AND NEW.part = 'handler' AND (NEW.officer_id <> OLD.officer_id OR NEW.part <> OLD.part))
	EXECUTE FUNCTION sync.rule_cover();

-- Whoever answers is named, or the rule above asks nothing. What was imported may not know who it was.
CREATE FUNCTION sync.rule_decided() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
	IF NOT sync.imported_with(sync.who(), NEW.case_id, sync.as_uuid(NEW.ver ->> '*')) THEN
		PERFORM sync.stop('nobody_decided');
	END IF;
	RETURN NULL;
END $$;
CREATE TRIGGER rule_decided_new AFTER INSERT ON app.stage FOR EACH ROW
	WHEN (NEW.responded_on IS NOT NULL AND NEW.decider_id IS NULL) EXECUTE FUNCTION sync.rule_decided();
CREATE TRIGGER rule_decided_now AFTER UPDATE ON app.stage FOR EACH ROW
	WHEN (NEW.responded_on IS NOT NULL AND NEW.decider_id IS NULL AND OLD.responded_on IS NULL)
	EXECUTE FUNCTION sync.rule_decided();

-- A stage is answered by one letter (Code 6.6).
CREATE FUNCTION sync.rule_one_response() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
	IF EXISTS (SELECT FROM app.letter
		WHERE case_id = NEW.case_id AND stage_id = NEW.stage_id AND id <> NEW.id AND kind LIKE '%-response') THEN
		PERFORM sync.stop('one_response_per_stage');
	END IF;
	RETURN NULL;
END $$;
CREATE TRIGGER rule_one_response AFTER INSERT ON app.letter FOR EACH ROW
	WHEN (NEW.kind LIKE '%-response') EXECUTE FUNCTION sync.rule_one_response();

-- A letter goes to who complains, or to who had the authority on its day (Code 3.6); one about the conduct of who speaks
-- for them goes to them (5.14). One from before letters said to which
-- person they went has no such id.
CREATE FUNCTION sync.rule_recipient() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
	day DATE := coalesce((to_jsonb(NEW) ->> 'issued_on')::DATE,
		(SELECT issued_on FROM app.letter WHERE id = to_jsonb(NEW) ->> 'letter_id'));
BEGIN
	IF NOT EXISTS (SELECT FROM app.case_ WHERE id = NEW.case_id AND person_id = NEW.recipient_id)
		AND NOT EXISTS (SELECT FROM app.complainant WHERE case_id = NEW.case_id AND person_id = NEW.recipient_id)
		AND NOT EXISTS (SELECT FROM app.authority WHERE case_id = NEW.case_id AND person_id = NEW.recipient_id
			AND to_jsonb(NEW) ->> 'kind' IN ('conduct-warning', 'contact-restriction', 'restriction-review'))
		AND NOT EXISTS (SELECT FROM app.authority a WHERE a.case_id = NEW.case_id AND a.person_id = NEW.recipient_id
			AND a.from_on <= day AND coalesce(a.until_on, day) >= day AND coalesce(a.ended_on, day) >= day
			AND a.covers IS DISTINCT FROM 'come along to meetings' AND (a.covers IS NULL OR a.seen_on <= day))
	THEN
		PERFORM sync.stop('recipient_without_authority');
	END IF;
	RETURN NULL;
END $$;
CREATE TRIGGER rule_recipient AFTER INSERT ON app.letter FOR EACH ROW
	WHEN (NEW.recipient_id IS NOT NULL) EXECUTE FUNCTION sync.rule_recipient();
CREATE TRIGGER rule_recipient_of_copy AFTER INSERT ON app.letter_copy FOR EACH ROW EXECUTE FUNCTION sync.rule_recipient();

-- A letter is judged by who did not write it, as it was submitted, and at stage 2 by nobody who considered stage 1.
CREATE FUNCTION sync.rule_letter_judged() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
	IF NOT EXISTS (SELECT FROM app.letter_submission s WHERE s.id = NEW.submission_id
			AND s.submitted_by_id <> NEW.answered_by_id AND s.said_sha256 = NEW.said_sha256)
		OR EXISTS (SELECT FROM app.stage WHERE case_id = NEW.case_id AND number = 2)
			AND sync.took_part(NEW.case_id, NEW.answered_by_id) THEN
		PERFORM sync.stop('letter_two_people');
	END IF;
	RETURN NULL;
END $$;
CREATE TRIGGER rule_letter_judged AFTER INSERT ON app.letter_answer FOR EACH ROW
	EXECUTE FUNCTION sync.rule_letter_judged();

-- A letter of a kind for which the landlord asks somebody else's approval leaves with one, of just what it says, and
-- once. The setting is the newest that has begun; whoever imports a case brings letters from before.
CREATE FUNCTION sync.approval_asked(kind__ TEXT) RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
	SELECT coalesce((SELECT value -> 'kinds' ? kind__ FROM app.setting
		WHERE name = 'approvals' AND from_on <= current_date AND jsonb_typeof(value -> 'kinds') = 'array'
		ORDER BY from_on DESC, set_at DESC, id DESC LIMIT 1), FALSE)
$$;
CREATE FUNCTION sync.rule_letter_approved() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
	IF sync.approval_asked(NEW.kind)
		AND NOT sync.imported_with(sync.who(), NEW.case_id, sync.as_uuid(NEW.ver ->> '*'))
		AND (NOT EXISTS (SELECT FROM app.letter_submission s CROSS JOIN LATERAL (
				SELECT judgement, said_sha256, answered_by_id FROM app.letter_answer
				WHERE submission_id = s.id ORDER BY recorded_at DESC, id DESC LIMIT 1) a
			WHERE s.id = NEW.submission_id AND s.case_id = NEW.case_id AND s.kind = NEW.kind
				AND a.judgement = 'approved' AND a.said_sha256 = NEW.said_sha256
				AND a.answered_by_id <> NEW.author_id)
			OR EXISTS (SELECT FROM app.letter WHERE submission_id = NEW.submission_id AND id <> NEW.id)) THEN
		PERFORM sync.stop('letter_not_approved');
	END IF;
	RETURN NULL;
END $$;
CREATE TRIGGER rule_letter_approved AFTER INSERT ON app.letter FOR EACH ROW
	EXECUTE FUNCTION sync.rule_letter_approved();

-- The day of receipt that an acknowledgement has told is put right by who may judge a refusal: a manager (Code 6.2).
CREATE FUNCTION sync.rule_receipt() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
	IF (sync.who()).id IS NOT NULL AND NOT coalesce(sync.rights_of((sync.who()).role) -> 'approval' ? '*', FALSE) THEN
		PERFORM sync.stop('no_right');
	END IF;
	RETURN NULL;
END $$;
CREATE TRIGGER rule_receipt AFTER UPDATE ON app.stage FOR EACH ROW
	WHEN (OLD.acknowledged_on IS NOT NULL AND OLD.received_on IS NOT NULL
		AND NEW.received_on IS DISTINCT FROM OLD.received_on)
	EXECUTE FUNCTION sync.rule_receipt();

-- A refusal is judged by who did not propose it, and told once it is approved, by who did not approve it (Code 2.1).
CREATE FUNCTION sync.rule_judged() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
	IF NOT EXISTS (SELECT FROM app.refusal r
		WHERE r.id = NEW.refusal_id AND r.proposed_by_id <> NEW.approved_by_id) THEN
		PERFORM sync.stop('refusal_two_people');
	END IF;
	RETURN NULL;
END $$;
CREATE TRIGGER rule_judged AFTER INSERT ON app.approval FOR EACH ROW EXECUTE FUNCTION sync.rule_judged();

-- A restriction on contact is judged by who did not propose it, and told once it is approved, by who did not approve it,
-- to somebody who was warned, or of whom it says which threat or violence made it urgent (Code 5.14, 5.15).
CREATE FUNCTION sync.rule_restriction_judged() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
	IF NOT EXISTS (SELECT FROM app.restriction r
		WHERE r.id = NEW.restriction_id AND r.proposed_by_id <> NEW.answered_by_id) THEN
		PERFORM sync.stop('restriction_two_people');
	END IF;
	RETURN NULL;
END $$;
CREATE TRIGGER rule_restriction_judged AFTER INSERT ON app.restriction_answer FOR EACH ROW
	EXECUTE FUNCTION sync.rule_restriction_judged();

CREATE FUNCTION sync.restriction_approved_by(restriction__ TEXT) RETURNS TEXT LANGUAGE sql STABLE AS $$
	SELECT a.answered_by_id FROM (
		SELECT judgement, answered_by_id FROM app.restriction_answer WHERE restriction_id = restriction__
		ORDER BY recorded_at DESC, id DESC LIMIT 1
	) a WHERE a.judgement = 'approved'
$$;
CREATE FUNCTION sync.rule_restricted() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
	by_ TEXT := sync.restriction_approved_by(NEW.id);
BEGIN
	IF by_ IS NULL OR by_ = (sync.who()).id::TEXT THEN
		PERFORM sync.stop('restriction_not_approved');
	ELSIF NEW.no_warning IS NULL AND NOT EXISTS (SELECT FROM app.conduct_warning
		WHERE person_id = NEW.person_id AND told_on <= NEW.imposed_on) THEN
		PERFORM sync.stop('restriction_not_warned');
	END IF;
	RETURN NULL;
END $$;
CREATE TRIGGER rule_restricted_new AFTER INSERT ON app.restriction FOR EACH ROW
	WHEN (NEW.imposed_on IS NOT NULL) EXECUTE FUNCTION sync.rule_restricted();
CREATE TRIGGER rule_restricted_now AFTER UPDATE ON app.restriction FOR EACH ROW
	WHEN (NEW.imposed_on IS NOT NULL AND OLD.imposed_on IS NULL) EXECUTE FUNCTION sync.rule_restricted();

-- A warning, a restriction and a review of one count from the letter that told of them: what says so has it, in its
-- batch or before (Code 5.14).
CREATE FUNCTION sync.rule_told() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
	IF NOT EXISTS (SELECT FROM app.letter WHERE kind = TG_ARGV[0] AND recipient_id = NEW.person_id
		AND issued_on = (to_jsonb(NEW) ->> TG_ARGV[1])::DATE) THEN
		PERFORM sync.stop('told_without_letter');
	END IF;
	RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER rule_told_new AFTER INSERT ON app.conduct_warning DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
	WHEN (NEW.told_on IS NOT NULL) EXECUTE FUNCTION sync.rule_told('conduct-warning', 'told_on');
CREATE CONSTRAINT TRIGGER rule_told_now AFTER UPDATE ON app.conduct_warning DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
	WHEN (NEW.told_on IS DISTINCT FROM OLD.told_on AND NEW.told_on IS NOT NULL)
	EXECUTE FUNCTION sync.rule_told('conduct-warning', 'told_on');
CREATE CONSTRAINT TRIGGER rule_told_new AFTER INSERT ON app.restriction DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
	WHEN (NEW.imposed_on IS NOT NULL) EXECUTE FUNCTION sync.rule_told('contact-restriction', 'imposed_on');
CREATE CONSTRAINT TRIGGER rule_told_now AFTER UPDATE ON app.restriction DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
	WHEN (NEW.imposed_on IS DISTINCT FROM OLD.imposed_on AND NEW.imposed_on IS NOT NULL)
	EXECUTE FUNCTION sync.rule_told('contact-restriction', 'imposed_on');
CREATE CONSTRAINT TRIGGER rule_told_new AFTER INSERT ON app.restriction_review DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
	WHEN (NEW.told_on IS NOT NULL) EXECUTE FUNCTION sync.rule_told('restriction-review', 'told_on');
CREATE CONSTRAINT TRIGGER rule_told_now AFTER UPDATE ON app.restriction_review DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
	WHEN (NEW.told_on IS DISTINCT FROM OLD.told_on AND NEW.told_on IS NOT NULL)
	EXECUTE FUNCTION sync.rule_told('restriction-review', 'told_on');

-- A review is made by who leads: whoever records an appeal may make such rows, and not decide in them. An appeal is decided
-- by who neither proposed, approved nor reviewed the restriction before, in its own row or in one beside it (Code 5.14).
CREATE FUNCTION sync.rule_restriction_reviewed() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
	me sync.officer := sync.who();
BEGIN
	IF me.id IS NOT NULL AND NOT coalesce(sync.rights_of(me.role) -> 'restriction_answer' ? '*', FALSE) THEN
		PERFORM sync.stop('no_right');
	ELSIF (NEW.appealed_on IS NOT NULL OR EXISTS (SELECT FROM app.restriction_review
			WHERE restriction_id = NEW.restriction_id AND appealed_on IS NOT NULL AND outcome IS NULL))
		AND (EXISTS (SELECT FROM app.restriction r WHERE r.id = NEW.restriction_id
				AND NEW.reviewed_by_id IN (r.proposed_by_id, sync.restriction_approved_by(r.id)))
			OR EXISTS (SELECT FROM app.restriction_review before WHERE before.restriction_id = NEW.restriction_id
				AND before.id <> NEW.id AND before.outcome IS NOT NULL AND before.reviewed_by_id = NEW.reviewed_by_id)) THEN
		PERFORM sync.stop('appeal_two_people');
	END IF;
	RETURN NULL;
END $$;
CREATE TRIGGER rule_restriction_reviewed AFTER INSERT OR UPDATE OF ver ON app.restriction_review FOR EACH ROW
	WHEN (NEW.outcome IS NOT NULL OR NEW.told_on IS NOT NULL) EXECUTE FUNCTION sync.rule_restriction_reviewed();

-- Who approved a refusal as it stands, where the last that was said to it is that; nobody where it was not.
CREATE FUNCTION sync.approved_by(refusal__ TEXT) RETURNS TEXT LANGUAGE sql STABLE AS $$
	SELECT a.approved_by_id FROM (
		SELECT judgement, approved_by_id FROM app.approval WHERE refusal_id = refusal__
		ORDER BY recorded_at DESC, id DESC LIMIT 1
	) a WHERE a.judgement = 'approved'
$$;
CREATE FUNCTION sync.rule_refused() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
	me sync.officer := sync.who();
BEGIN
	IF sync.imported_with(me, NEW.case_id, sync.as_uuid(NEW.ver ->> '*')) THEN
		RETURN NULL;
	END IF;
	IF TG_TABLE_NAME = 'refusal' THEN
		IF sync.approved_by(NEW.id) IS NULL OR sync.approved_by(NEW.id) = me.id::TEXT THEN
			PERFORM sync.stop('refusal_not_approved');
		END IF;
	ELSIF NOT EXISTS (SELECT FROM app.refusal r
		WHERE r.stage_id = NEW.id AND r.point_id IS NULL AND sync.approved_by(r.id) IS NOT NULL) THEN
		PERFORM sync.stop('refusal_not_approved');
	END IF;
	RETURN NULL;
END $$;
CREATE TRIGGER rule_refused_new AFTER INSERT ON app.refusal FOR EACH ROW
	WHEN (NEW.refused_on IS NOT NULL) EXECUTE FUNCTION sync.rule_refused();
CREATE TRIGGER rule_refused_now AFTER UPDATE ON app.refusal FOR EACH ROW
	WHEN (NEW.refused_on IS NOT NULL AND OLD.refused_on IS NULL) EXECUTE FUNCTION sync.rule_refused();
CREATE TRIGGER rule_refused_stage_new AFTER INSERT ON app.stage FOR EACH ROW
	WHEN (NEW.refused_on IS NOT NULL) EXECUTE FUNCTION sync.rule_refused();
CREATE TRIGGER rule_refused_stage AFTER UPDATE ON app.stage FOR EACH ROW
	WHEN (NEW.refused_on IS NOT NULL AND OLD.refused_on IS NULL) EXECUTE FUNCTION sync.rule_refused();

-- What has been answered is not withdrawn: the answer stands (Code 6.7). A case that was imported closed is as it came.
CREATE FUNCTION sync.rule_withdrawn() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
	IF (SELECT responded_on IS NOT NULL FROM app.stage
		WHERE case_id = COALESCE(to_jsonb(NEW) ->> 'case_id', NEW.id) ORDER BY number DESC LIMIT 1) THEN
		PERFORM sync.stop('answered_not_withdrawn');
	END IF;
	RETURN NULL;
END $$;
CREATE TRIGGER rule_withdrawn AFTER UPDATE ON app.case_ FOR EACH ROW
	WHEN (NEW.closed_as = 'withdrawn' AND OLD.closed_as IS DISTINCT FROM NEW.closed_as)
	EXECUTE FUNCTION sync.rule_withdrawn();
CREATE TRIGGER rule_withdrawn_again AFTER UPDATE ON app.reopening FOR EACH ROW
	WHEN (NEW.closed_as = 'withdrawn' AND OLD.closed_as IS DISTINCT FROM NEW.closed_as)
	EXECUTE FUNCTION sync.rule_withdrawn();

-- The most a role may offer on one case: by the landlord's newest setting that has begun, or else as provided.
CREATE FUNCTION sync.money_limit(role__ TEXT) RETURNS BIGINT LANGUAGE sql STABLE AS $$
	SELECT coalesce(
		(SELECT sync.as_number(value -> role__) FROM app.setting
			WHERE name = 'authority' AND from_on <= current_date AND sync.as_number(value -> role__) IS NOT NULL
			ORDER BY from_on DESC, set_at DESC, id DESC LIMIT 1),
		(SELECT money_limit FROM sync.role_ WHERE role = role__))
$$;

-- Nobody gives more authority than they have: a limit rises no further than that of whoever sets it.
CREATE FUNCTION sync.rule_authority() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
	me sync.officer := sync.who();
BEGIN
	IF me.id IS NOT NULL AND EXISTS (SELECT FROM jsonb_each(NEW.value) e WHERE coalesce(sync.as_number(e.value), 0)
		> greatest(sync.money_limit(me.role), sync.money_limit(e.key))) THEN
		PERFORM sync.stop('authority_too_high');
	END IF;
	RETURN NEW;
END $$;
CREATE TRIGGER rule_authority BEFORE INSERT ON app.setting FOR EACH ROW
	WHEN (NEW.name = 'authority') EXECUTE FUNCTION sync.rule_authority();

-- The most that is approved to be offered on a case in all: the last that was said to a request counts.
CREATE FUNCTION sync.money_approved(case__ TEXT) RETURNS BIGINT LANGUAGE sql STABLE AS $$
	SELECT max(r.pence) FROM app.money_request r CROSS JOIN LATERAL (
		SELECT judgement FROM app.money_answer WHERE request_id = r.id ORDER BY recorded_at DESC, id DESC LIMIT 1
	) a WHERE r.case_id = case__ AND r.dropped_on IS NULL AND a.judgement = 'approved'
$$;

-- A request is answered by who did not make it, and approved within what they may offer themselves (Code 4.2).
CREATE FUNCTION sync.rule_money_answered() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
	asked app.money_request;
	me sync.officer := sync.who();
BEGIN
	SELECT * INTO asked FROM app.money_request WHERE id = NEW.request_id;
	IF asked.asked_by_id IS NULL OR asked.asked_by_id = NEW.answered_by_id THEN
		PERFORM sync.stop('money_two_people');
	ELSIF NEW.judgement = 'approved' AND me.id IS NOT NULL AND asked.pence > sync.money_limit(me.role) THEN
		PERFORM sync.stop('money_over_limit');
	END IF;
	RETURN NULL;
END $$;
CREATE TRIGGER rule_money_answered AFTER INSERT ON app.money_answer FOR EACH ROW
	EXECUTE FUNCTION sync.rule_money_answered();

-- What stands offered on a case stays within what the officer may offer, or what is approved for it (Code 4.2). An
-- administrator who is no officer is not asked; who imports is, so that no file offers more than they may.
CREATE FUNCTION sync.rule_money() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
	me sync.officer := sync.who();
BEGIN
	IF (SELECT sum(pence) FROM app.offer WHERE case_id = NEW.case_id AND withdrawn_on IS NULL AND refused_on IS NULL)
			> greatest(sync.money_limit(me.role), sync.money_approved(NEW.case_id)) THEN
		PERFORM sync.stop('money_over_limit');
	END IF;
	RETURN NULL;
END $$;
-- Whether a row came in one batch with its case, by an import of somebody who may import.
CREATE FUNCTION sync.imported_with(me sync.officer, case__ TEXT, change_ UUID) RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
	SELECT EXISTS (SELECT FROM app.case_ WHERE id = case__ AND import_run_id IS NOT NULL)
		AND sync.rights_of(me.role) -> 'import_run' ? '*'
		AND EXISTS (SELECT FROM sync.change k JOIN sync.change c ON c.batch = k.batch
			WHERE k.case_id = case__ AND k.entity = 'case_' AND k.op = 'insert' AND c.change_id = change_)
$$;
CREATE TRIGGER rule_money_new AFTER INSERT ON app.offer FOR EACH ROW EXECUTE FUNCTION sync.rule_money();
CREATE TRIGGER rule_money_more AFTER UPDATE ON app.offer FOR EACH ROW
	WHEN (NEW.withdrawn_on IS NULL AND NEW.refused_on IS NULL
		AND (NEW.pence > OLD.pence OR OLD.withdrawn_on IS NOT NULL OR OLD.refused_on IS NOT NULL))
	EXECUTE FUNCTION sync.rule_money();

-- An offer and its promise to pay say the same: paid and kept, ended and cancelled; never both (Code 7.3).
CREATE FUNCTION sync.rule_payment() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
	ended BOOLEAN := NEW.refused_on IS NOT NULL OR NEW.withdrawn_on IS NOT NULL;
	promised TEXT := CASE WHEN NEW.paid_on IS NOT NULL THEN 'completed' WHEN ended THEN 'cancelled' ELSE 'open' END;
BEGIN
	IF NEW.paid_on IS NOT NULL AND ended OR EXISTS (SELECT FROM app.commitment
		WHERE offer_id = NEW.id AND case_id = NEW.case_id AND state <> promised) THEN
		PERFORM sync.stop('payment_untrue');
	END IF;
	RETURN NULL;
END $$;
CREATE TRIGGER rule_payment_new AFTER INSERT ON app.offer FOR EACH ROW
	WHEN (NEW.paid_on IS NOT NULL AND (NEW.refused_on IS NOT NULL OR NEW.withdrawn_on IS NOT NULL))
	EXECUTE FUNCTION sync.rule_payment();
CREATE TRIGGER rule_payment AFTER UPDATE ON app.offer FOR EACH ROW
	WHEN (NEW.paid_on IS DISTINCT FROM OLD.paid_on OR NEW.refused_on IS DISTINCT FROM OLD.refused_on
		OR NEW.withdrawn_on IS DISTINCT FROM OLD.withdrawn_on)
	EXECUTE FUNCTION sync.rule_payment();

-- A line that moves a promise, or says that another date was agreed, is of who may move it: its owner may not.
CREATE FUNCTION sync.rule_moved() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
	role_ TEXT := (sync.who()).role;
BEGIN
	IF role_ IS NOT NULL AND NOT EXISTS (SELECT FROM sync.allowed
		WHERE role = role_ AND entity = 'commitment' AND field = 'due_on') THEN
		PERFORM sync.stop('no_right');
	END IF;
	RETURN NULL;
END $$;
CREATE TRIGGER rule_moved AFTER INSERT ON app.commitment_update FOR EACH ROW
	WHEN (NEW.new_due_on IS NOT NULL) EXECUTE FUNCTION sync.rule_moved();

-- A promise to pay pays an offer or an order of its own case; no other way leads past what somebody may offer (Code 4.2).
CREATE FUNCTION sync.rule_pays() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
	IF NOT EXISTS (SELECT FROM app.offer WHERE id = NEW.offer_id AND case_id = NEW.case_id)
		AND NOT EXISTS (SELECT FROM app.money_order WHERE id = NEW.order_id AND case_id = NEW.case_id) THEN
		PERFORM sync.stop('payment_of_nothing');
	END IF;
	RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER rule_pays_new AFTER INSERT ON app.commitment DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
	WHEN (NEW.kind = 'payment' OR NEW.offer_id IS NOT NULL OR NEW.order_id IS NOT NULL)
	EXECUTE FUNCTION sync.rule_pays();
CREATE CONSTRAINT TRIGGER rule_pays_now AFTER UPDATE ON app.commitment DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
	WHEN (NEW.kind = 'payment' AND OLD.kind <> 'payment' OR NEW.offer_id IS DISTINCT FROM OLD.offer_id
		OR NEW.order_id IS DISTINCT FROM OLD.order_id)
	EXECUTE FUNCTION sync.rule_pays();

-- Log-ins are the administrator's to give; and nobody gives themselves another role.
CREATE FUNCTION sync.rule_officer() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
	IF (sync.who()).id IS NOT NULL THEN
		PERFORM sync.stop('no_right');
	END IF;
	RETURN NULL;
END $$;
CREATE TRIGGER rule_officer_new AFTER INSERT ON app.officer FOR EACH ROW
	WHEN (NEW.login IS NOT NULL) EXECUTE FUNCTION sync.rule_officer();
CREATE TRIGGER rule_officer_other AFTER UPDATE ON app.officer FOR EACH ROW
	WHEN (NEW.login IS DISTINCT FROM OLD.login
		OR OLD.login = session_user AND (NEW.role <> OLD.role OR NEW.team_id IS DISTINCT FROM OLD.team_id))
	EXECUTE FUNCTION sync.rule_officer();

-- Who leads does not take back or judge what somebody else wrote down of them: a one-to-one, an objective, a training.
CREATE FUNCTION sync.rule_growth() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
	me sync.officer := sync.who();
BEGIN
	IF me.id = NEW.officer_id AND to_jsonb(NEW) ->> TG_ARGV[0] IS DISTINCT FROM me.id THEN
		PERFORM sync.stop('growth_two_people');
	END IF;
	RETURN NULL;
END $$;
CREATE TRIGGER rule_growth AFTER UPDATE ON app.one_to_one FOR EACH ROW
	WHEN (NEW.withdrawn_on IS DISTINCT FROM OLD.withdrawn_on) EXECUTE FUNCTION sync.rule_growth('held_by_id');
CREATE TRIGGER rule_growth AFTER UPDATE ON app.agreed_action FOR EACH ROW
	WHEN (NEW.withdrawn_on IS DISTINCT FROM OLD.withdrawn_on) EXECUTE FUNCTION sync.rule_growth('agreed_by_id');
CREATE TRIGGER rule_growth AFTER UPDATE ON app.training FOR EACH ROW
	WHEN (NEW.withdrawn_on IS DISTINCT FROM OLD.withdrawn_on) EXECUTE FUNCTION sync.rule_growth('recorded_by_id');
CREATE TRIGGER rule_growth AFTER UPDATE ON app.objective FOR EACH ROW
	WHEN (NEW.withdrawn_on IS DISTINCT FROM OLD.withdrawn_on OR NEW.outcome IS DISTINCT FROM OLD.outcome
		OR NEW.ended_on IS DISTINCT FROM OLD.ended_on)
	EXECUTE FUNCTION sync.rule_growth('set_by_id');

-- Whoever put a pack together does not approve it; it is issued once it is approved, and stands from then on.
CREATE FUNCTION sync.rule_pack() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
	IF NEW.approved_on IS NOT NULL AND (NEW.made_by_id IS NULL OR NEW.approved_by_id IS NULL)
		OR NEW.approved_by_id = NEW.made_by_id THEN
		PERFORM sync.stop('pack_two_people');
	END IF;
	IF NEW.issued_at IS NOT NULL AND NEW.approved_on IS NULL THEN
		PERFORM sync.stop('pack_not_approved');
	END IF;
	IF TG_OP = 'UPDATE' AND OLD.issued_at IS NOT NULL AND to_jsonb(OLD) - 'ver' - 'pos' <> to_jsonb(NEW) - 'ver' - 'pos' THEN
		PERFORM sync.stop('pack_issued');
	END IF;
	RETURN NULL;
END $$;
CREATE TRIGGER rule_pack AFTER INSERT OR UPDATE OF ver ON app.pack FOR EACH ROW EXECUTE FUNCTION sync.rule_pack();

CREATE FUNCTION sync.rule_pack_words() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
	IF EXISTS (SELECT FROM app.pack WHERE id = NEW.pack_id AND approved_on IS NOT NULL) THEN
		PERFORM sync.stop('pack_approved');
	END IF;
	RETURN NULL;
END $$;
CREATE TRIGGER rule_pack_words AFTER INSERT ON app.pack_words FOR EACH ROW EXECUTE FUNCTION sync.rule_pack_words();
