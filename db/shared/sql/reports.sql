-- For reports and for nothing else: views that say in words what is in them. No view shows what residents said or who
-- they are; the reader's log-in sees these and nothing beside.

DROP SCHEMA report CASCADE;
CREATE SCHEMA report;
GRANT USAGE ON SCHEMA report TO complaints_reader;

CREATE VIEW report.cases AS
	SELECT k.id AS case_id, k.reference, t.name AS team, o.name AS handler, k.category, k.channel, k.expressed_on,
		k.logged_on, k.hazard, k.vulnerable, k.complex, k.closed_on, k.closed_as
	FROM app.case_ k LEFT JOIN app.team t ON t.id = k.team_id LEFT JOIN app.officer o ON o.id = k.handler_id
	WHERE k.void_because IS NULL AND NOT k.sample;
COMMENT ON VIEW report.cases IS 'One row a complaint; imports that were undone and the practice cases are left out.';
COMMENT ON COLUMN report.cases.case_id IS 'The case; joins the other views.';
COMMENT ON COLUMN report.cases.reference IS 'The reference the resident was given.';
COMMENT ON COLUMN report.cases.team IS 'The team that has the case; empty where none has taken it.';
COMMENT ON COLUMN report.cases.handler IS 'The officer who handles it.';
COMMENT ON COLUMN report.cases.category IS 'What it is about.';
COMMENT ON COLUMN report.cases.channel IS 'How it came in.';
COMMENT ON COLUMN report.cases.expressed_on IS 'The day the resident first said they were dissatisfied.';
COMMENT ON COLUMN report.cases.logged_on IS 'The day it was logged.';
COMMENT ON COLUMN report.cases.hazard IS 'A hazard in the home: none, significant or emergency.';
COMMENT ON COLUMN report.cases.vulnerable IS 'Whether the resident is vulnerable; empty where it was not asked.';
COMMENT ON COLUMN report.cases.complex IS 'Whether the case was judged complex.';
COMMENT ON COLUMN report.cases.closed_on IS 'The day it was closed; empty while it is open.';
COMMENT ON COLUMN report.cases.closed_as IS 'Why it was closed.';

CREATE VIEW report.stages AS
	SELECT s.id AS stage_id, s.case_id, s.number, s.received_on, s.acknowledged_on, s.responded_on, s.outcome,
		o.name AS decided_by,
		(SELECT min(e.due_on) FROM app.extension e WHERE e.stage_id = s.id) AS first_extension_to,
		(SELECT max(e.due_on) FROM app.extension e WHERE e.stage_id = s.id) AS last_extension_to
	FROM app.stage s JOIN report.cases k ON k.case_id = s.case_id LEFT JOIN app.officer o ON o.id = s.decider_id;
COMMENT ON VIEW report.stages IS 'Stages 1 and 2 of each case with their dated events, from which every time limit counts.';
COMMENT ON COLUMN report.stages.stage_id IS 'The stage.';
COMMENT ON COLUMN report.stages.case_id IS 'The case it belongs to.';
COMMENT ON COLUMN report.stages.number IS '1 or 2.';
COMMENT ON COLUMN report.stages.received_on IS 'The day the complaint, or the request for stage 2, was received.';
COMMENT ON COLUMN report.stages.acknowledged_on IS 'The day of the acknowledgement.';
COMMENT ON COLUMN report.stages.responded_on IS 'The day of the response.';
COMMENT ON COLUMN report.stages.outcome IS 'Upheld, partly upheld or not upheld.';
COMMENT ON COLUMN report.stages.decided_by IS 'The officer who decided.';
COMMENT ON COLUMN report.stages.first_extension_to IS 'The earliest day an extension moved the response to.';
COMMENT ON COLUMN report.stages.last_extension_to IS 'The latest day an extension moved the response to.';

CREATE VIEW report.counted_stages AS
	SELECT n.case_id, k.reference, n.stage, n.received, n.acknowledge_by, n.acknowledged, n.latest_due, n.first_due, n.due,
		n.told, n.responded, n.refused, n.withdrawn, n.merged, n.passed, n.closed, n.asked_on, n.asked_refused,
		CASE n.outcome WHEN 1 THEN 'upheld' WHEN 2 THEN 'partly upheld' WHEN 3 THEN 'not upheld' END AS outcome,
		CASE WHEN n.stage = 2 AND n.outcome IS NOT NULL AND n.changed IS DISTINCT FROM 2 THEN n.changed IS NOT NULL END AS changed,
		n.taken, n.taken_from_acknowledgement, n.ground, k.team, n.officer, k.category, k.channel, n.estate,
		n.stock_type, n.published_at
	FROM sync.counted n JOIN report.cases k ON k.case_id = n.case_id;
COMMENT ON VIEW report.counted_stages IS
	'What the measures count, a row a stage, as the desk of a manager last worked it out. docs/reports.md has each measure.';
COMMENT ON COLUMN report.counted_stages.case_id IS 'The case it belongs to.';
COMMENT ON COLUMN report.counted_stages.reference IS 'The reference the resident was given.';
COMMENT ON COLUMN report.counted_stages.stage IS '1 or 2.';
COMMENT ON COLUMN report.counted_stages.received IS 'The day of receipt; at stage 2 of the request. Empty: in no count of what was received.';
COMMENT ON COLUMN report.counted_stages.acknowledge_by IS 'When its acknowledgement was due.';
COMMENT ON COLUMN report.counted_stages.acknowledged IS 'The day it was acknowledged.';
COMMENT ON COLUMN report.counted_stages.latest_due IS 'When the answer was due while nothing was acknowledged.';
COMMENT ON COLUMN report.counted_stages.first_due IS 'When the answer was due before any extension.';
COMMENT ON COLUMN report.counted_stages.due IS 'The same with the extensions that count.';
COMMENT ON COLUMN report.counted_stages.told IS 'The day the resident was told of the first extension that counts.';
COMMENT ON COLUMN report.counted_stages.responded IS 'The day of the answer.';
COMMENT ON COLUMN report.counted_stages.refused IS 'The day of a refusal that stands.';
COMMENT ON COLUMN report.counted_stages.withdrawn IS 'The day the complaint was withdrawn.';
COMMENT ON COLUMN report.counted_stages.merged IS 'The day it was merged into another complaint, which counts.';
COMMENT ON COLUMN report.counted_stages.passed IS 'The day the case went past a stage whose answer is not on record.';
COMMENT ON COLUMN report.counted_stages.closed IS 'The day the case was closed with neither an answer nor another end on record.';
COMMENT ON COLUMN report.counted_stages.asked_on IS 'Stage 1: the day of the first request for stage 2, whatever became of it.';
COMMENT ON COLUMN report.counted_stages.asked_refused IS 'Stage 1: the day the request for stage 2 was refused.';
COMMENT ON COLUMN report.counted_stages.outcome IS 'Upheld, partly upheld or not upheld.';
COMMENT ON COLUMN report.counted_stages.changed IS 'Stage 2: whether any decision is another than at stage 1. Empty: there is none to compare.';
COMMENT ON COLUMN report.counted_stages.taken IS 'Working days from receipt, at stage 2 from the request, to the answer.';
COMMENT ON COLUMN report.counted_stages.taken_from_acknowledgement IS 'Working days from the acknowledgement to the answer.';
COMMENT ON COLUMN report.counted_stages.ground IS 'By which ground it was refused.';
COMMENT ON COLUMN report.counted_stages.team IS 'The team that has the case.';
COMMENT ON COLUMN report.counted_stages.officer IS 'Who handles it; at stage 2 who reviews it.';
COMMENT ON COLUMN report.counted_stages.category IS 'What it is about.';
COMMENT ON COLUMN report.counted_stages.channel IS 'How it came in.';
COMMENT ON COLUMN report.counted_stages.estate IS 'The estate of the home.';
COMMENT ON COLUMN report.counted_stages.stock_type IS 'Low-cost rent, low-cost home ownership or neither.';
COMMENT ON COLUMN report.counted_stages.published_at IS 'When it was worked out: the figures stand as of then.';

CREATE VIEW report.commitments AS
	SELECT c.id AS commitment_id, c.case_id, c.source, c.kind, o.name AS owner, c.promised_on, c.first_due_on, c.due_on,
		c.completed_on, c.state, c.impact, c.hazard, c.dependency
	FROM app.commitment c JOIN report.cases k ON k.case_id = c.case_id LEFT JOIN app.officer o ON o.id = c.owner_id;
COMMENT ON VIEW report.commitments IS 'Every promise made to a resident, and whether it was kept.';
COMMENT ON COLUMN report.commitments.commitment_id IS 'The promise.';
COMMENT ON COLUMN report.commitments.case_id IS 'The case it was made in.';
COMMENT ON COLUMN report.commitments.source IS 'What it came from: a stage, an Ombudsman order, and so on.';
COMMENT ON COLUMN report.commitments.kind IS 'What sort of thing was promised.';
COMMENT ON COLUMN report.commitments.owner IS 'The officer who has to see to it.';
COMMENT ON COLUMN report.commitments.promised_on IS 'The day it was promised.';
COMMENT ON COLUMN report.commitments.first_due_on IS 'The day first promised.';
COMMENT ON COLUMN report.commitments.due_on IS 'The day it is due now.';
COMMENT ON COLUMN report.commitments.completed_on IS 'The day it was done.';
COMMENT ON COLUMN report.commitments.state IS 'Open, completed or cancelled.';
COMMENT ON COLUMN report.commitments.impact IS 'How hard breaking it would hit the resident, 1 to 5.';
COMMENT ON COLUMN report.commitments.hazard IS 'A hazard in the home that it is about.';
COMMENT ON COLUMN report.commitments.dependency IS 'On whom keeping it depends.';

CREATE VIEW report.offers AS
	SELECT f.id AS offer_id, f.case_id, s.number AS stage, f.kind, f.pence, f.offered_on, f.accepted_on, f.refused_on, f.paid_on,
		f.withdrawn_on
	FROM app.offer f JOIN report.cases k ON k.case_id = f.case_id JOIN app.stage s ON s.id = f.stage_id;
COMMENT ON VIEW report.offers IS 'Money offered to put things right, head by head.';
COMMENT ON COLUMN report.offers.offer_id IS 'The offer.';
COMMENT ON COLUMN report.offers.case_id IS 'The case.';
COMMENT ON COLUMN report.offers.stage IS 'The stage it was offered at.';
COMMENT ON COLUMN report.offers.kind IS 'What it is for.';
COMMENT ON COLUMN report.offers.pence IS 'The sum, in pence.';
COMMENT ON COLUMN report.offers.offered_on IS 'The day of the letter that offered it; empty before.';
COMMENT ON COLUMN report.offers.accepted_on IS 'The day the resident accepted.';
COMMENT ON COLUMN report.offers.refused_on IS 'The day the resident refused it, if they did: it is offered no more.';
COMMENT ON COLUMN report.offers.paid_on IS 'The day it was paid.';
COMMENT ON COLUMN report.offers.withdrawn_on IS 'The day it was withdrawn, if it was.';

CREATE VIEW report.contacts AS
	SELECT c.id AS contact_id, c.case_id, c.kind, c.direction, c.contact_on
	FROM app.contact c JOIN report.cases k ON k.case_id = c.case_id;
COMMENT ON VIEW report.contacts IS 'That there was contact with the resident, and how; not what was said.';
COMMENT ON COLUMN report.contacts.contact_id IS 'The contact.';
COMMENT ON COLUMN report.contacts.case_id IS 'The case.';
COMMENT ON COLUMN report.contacts.kind IS 'A call, a visit, an email and so on.';
COMMENT ON COLUMN report.contacts.direction IS 'In or out.';
COMMENT ON COLUMN report.contacts.contact_on IS 'The day.';

CREATE VIEW report.waiting AS
	SELECT 'clash' AS kind, k.case_id, k.entity, k.field AS what, k.received_at FROM sync.clash k WHERE k.state = 'open'
	UNION ALL SELECT 'held', h.case_id, NULL, h.rule, h.received_at FROM sync.held h WHERE h.state = 'open';
COMMENT ON VIEW report.waiting IS 'What two desks wrote that does not go together, and nobody has decided yet.';
COMMENT ON COLUMN report.waiting.kind IS 'clash: two set one field. held: work that a rule keeps from being applied.';
COMMENT ON COLUMN report.waiting.case_id IS 'The case, where it is about one.';
COMMENT ON COLUMN report.waiting.entity IS 'The sort of row that a clash is in.';
COMMENT ON COLUMN report.waiting.what IS 'The field of a clash, or the rule that holds the work.';
COMMENT ON COLUMN report.waiting.received_at IS 'When the shared database received it.';

GRANT SELECT ON ALL TABLES IN SCHEMA report TO complaints_reader;
