"""What belongs to a case points at nothing of another: a decision at its own point, a letter at its own document."""

from tests.db.rows import tables
from tests.db.shared.conftest import MADE, Case, Office
from tests.db.shared.desk import COUNTED, Change, change, new_row
from tests.tables import each_row

POINTING = [
    (table.name, column.name, key.column.table.name)
    for table in tables()
    for column in table.columns
    for key in column.foreign_keys
    if "case_id" in table.columns and "case_id" in key.column.table.columns
]
"""Every column by which a row of a case points at a row of a case."""


def test_the_columns_are_those_there_are():
    assert {(entity, column) for entity, column, _ in POINTING} == {
        ("approval", "refusal_id"),
        ("checklist_line", "stage_id"),
        ("commitment", "home_hazard_id"),
        ("commitment", "point_id"),
        ("commitment", "evidence_document_id"),
        ("commitment_update", "commitment_id"),
        *(
            (entity, "commitment_id")
            for entity in ("chase", "level_answer", "miss", "resident_answer", "sign_off", "cover")
        ),
        ("conflict_declaration", "stage_id"),
        ("consultee", "stage_id"),
        ("despatch", "copy_id"),
        ("despatch", "letter_id"),
        ("disputed_fact", "stage_id"),
        ("evidence_check", "stage_id"),
        ("extension", "stage_id"),
        ("finding", "point_id"),
        ("finding", "stage_id"),
        ("hazard_step", "home_hazard_id"),
        ("matter_step", "matter_id"),
        ("invitation", "stage_id"),
        ("letter", "document_id"),
        ("letter", "corrects_id"),
        ("letter", "stage_id"),
        ("letter", "submission_id"),
        ("letter_answer", "submission_id"),
        ("letter_copy", "document_id"),
        ("letter_copy", "letter_id"),
        ("letter_finding", "letter_id"),
        ("letter_finding", "override_id"),
        ("letter_rule", "authority_id"),
        ("money_answer", "request_id"),
        ("override_answer", "request_id"),
        ("settled_letter", "falls_id"),
        ("settled_letter", "stands_id"),
        ("offer", "point_id"),
        ("offer", "stage_id"),
        ("point_change", "point_id"),
        ("point_change", "refusal_id"),
        ("refusal", "point_id"),
        ("refusal", "stage_id"),
        ("reviewer", "stage_id"),
        ("quality_review", "drawn_item_id"),
        ("quality_review", "letter_id"),
        ("quality_score", "review_id"),
        ("review_reply", "review_id"),
        ("survey_answer", "ask_id"),
    }


def furnished(office: Office, case: Case) -> dict[str, str]:
    """Put a point, a document, a letter, who speaks for it and a promise into a case; return what its rows refer to."""
    ids = case.ids | {"officer": office.officer("mia").officer_id}
    made = {
        name: new_row(name, ids) for name in ("point", "document", "commitment", "authority", "home_hazard", "matter")
    }
    with_document = ids | {"document": made["document"]["entity_id"]}
    made["letter"] = new_row("letter", with_document, author_id=ids["officer"], recipient_id=ids["person"])
    assert office["mia"].push(*made.values())["counts"]["applied"] == 7
    with_letter = ids | {name: str(row["entity_id"]) for name, row in made.items()}
    made["letter_copy"] = new_row("letter_copy", with_letter, recipient_id=ids["person"])
    assert office["mia"].push(made["letter_copy"])["counts"]["applied"] == 1
    made["refusal"] = new_row("refusal", ids, proposed_by_id=office.officer("tom").officer_id)
    assert office["tom"].push(made["refusal"])["counts"]["applied"] == 1
    made["letter_submission"] = new_row("letter_submission", ids, submitted_by_id=office.officer("tom").officer_id)
    assert office["tom"].push(made["letter_submission"])["counts"]["applied"] == 1
    made["money_request"] = new_row("money_request", ids, asked_by_id=office.officer("tom").officer_id)
    assert office["tom"].push(made["money_request"])["counts"]["applied"] == 1
    for name in ("override_request", "override_answer", *COUNTED):
        made[name] = new_row(name, ids | {each: str(row["entity_id"]) for each, row in made.items()})
        assert office["mia"].push(made[name])["counts"]["applied"] == 1
    return ids | {name: str(row["entity_id"]) for name, row in made.items()}


def held(office: Office, row: Change) -> list[str]:
    """Send a row as the manager; return the rules it is held under."""
    office["mia"].push(row)
    return [each["rule"] for each in office["mia"].pull().feeds.get("held", [])]


@each_row(("entity", "column", "target"), [each for each in POINTING if {each[0], each[2]} <= MADE])
def test_a_row_points_at_nothing_of_another_case(office: Office, entity: str, column: str, target: str):
    here, there = (furnished(office, office.case("tom")) for _ in range(2))
    told = {"approval": {"approved_by_id": here["officer"]}, "letter_copy": {"recipient_id": here["person"]}}
    told["letter_answer"] = {"answered_by_id": here["officer"], "judgement": "sent back"}
    signed = told.get(entity, {})  # nobody judges unnamed, nor is a copy sent to a stranger
    wrong = new_row(entity, here, **signed, **{column: there[target]})
    assert held(office, wrong) == ["another_case"]
    assert held(office, new_row(entity, here, **signed, **{column: here[target]})) == []


def test_a_row_that_stands_is_not_turned_to_another_case(office: Office):
    here, there = (furnished(office, office.case("tom")) for _ in range(2))
    row = new_row("evidence_check", here)
    assert held(office, row) == []
    turned = change(
        "evidence_check", row["entity_id"], "update", {"stage_id": there["stage"]}, {"stage_id": row["change_id"]}
    )
    assert held(office, turned) == ["another_case"]
