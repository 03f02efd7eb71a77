"""The catalogue of letters as scripts read it: kinds, fields with their paragraphs, who issues, who approves."""

from complaints_desktop.letters.declared import approved_by, issued_by
from complaints_desktop.letters.kinds import LetterField, LetterKind, LetterSection

Json = dict[str, object]


def kind_as_json(kind: LetterKind) -> Json:
    """Return all that is declared of a kind of letter."""
    ends, starts = kind.event.ends, kind.event.starts
    return {
        "code": kind.code,
        "kind": kind.name,
        "title": kind.title,
        "version": kind.version,
        "stages": list(kind.stages),
        "may_go_again": kind.again.value,
        "when": kind.when,
        "due": kind.due,
        "audience": kind.audience,
        "act": kind.act.key,
        "after": sorted(act.key for act in kind.after),
        "issued_by": [role.value for role in issued_by(kind)],
        "approved": "decision" if kind.event.approved_before else "where the settings ask",
        "approved_by": [role.value for role in approved_by(kind)],
        "ends_clock": ends.value if ends else None,
        "begins_clock": starts.value if starts else None,
        "must_say": list(kind.must_say),
        "fields": [_field(each) for each in kind.fields],
        "sections": [_section(each) for each in kind.sections],
    }


def _field(field: LetterField) -> Json:
    return {
        "name": field.name,
        "label": field.label,
        "paragraph": field.paragraph,
        "required": field.required,
        "from": "officer" if field.typed else "record",
        "max_length": field.max_length if field.typed else None,
    }


def _section(section: LetterSection) -> Json:
    return {
        "name": section.name,
        "title": section.title,
        "paragraphs": list(section.paragraphs),
        "optional": section.optional,
    }
