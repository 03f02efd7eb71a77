"""What the server needs to compute the ids that follow from what a row is about, as `db.model.base.natural_id` does."""

import json
import sys
from collections.abc import Mapping

from db.model.base import NATURAL

FOLDED = "sync.casefold(x.patch ->> 'name')"

NATURAL_OF: Mapping[str, str] = {
    "contractor": f"'contractor', {FOLDED}",
    "draft": "'draft', x.patch ->> 'kind', x.patch ->> 'case_id', x.patch ->> 'officer_id'",
    "holiday_change": "'holiday', x.patch ->> 'holiday_on'",
    "home": "'home', x.patch ->> 'uprn'",
    "officer": f"'officer', {FOLDED}, x.patch ->> 'role'",
    "team": f"'team', {FOLDED}",
}
"""The kind and the names from which the id of a new row `x` follows; no other entity has such an id."""


def unnatural(entity: str) -> str:
    """Return, as SQL, whether a new row `x` has an id that follows from something it is not."""
    names = NATURAL_OF.get(entity)
    return "sync.is_natural(x.entity_id)" + (f" AND x.entity_id <> sync.natural_id({names})" if names else "")


def naming() -> str:
    """Return `sync.namespace`, and `sync.casefold`, for which PostgreSQL has nothing of its own before version 18."""
    chars = map(chr, range(128, sys.maxunicode + 1))
    folded = {char: char.casefold() for char in chars if char.casefold() != char}
    return f"""
CREATE FUNCTION sync.namespace() RETURNS BYTEA LANGUAGE sql IMMUTABLE AS $$ SELECT '\\x{NATURAL.hex}'::bytea $$;

-- A name without its capitals, as Python has it.
CREATE FUNCTION sync.casefold(name_ TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$
	SELECT CASE WHEN name_ ~ '^[ -~]*$' THEN lower(name_ COLLATE "C") ELSE (
		SELECT string_agg(coalesce(f.folded ->> c, lower(c COLLATE "C")), '' ORDER BY n)
		FROM (SELECT $folded${json.dumps(folded, ensure_ascii=False)}$folded$::jsonb AS folded) f,
			regexp_split_to_table(name_, '') WITH ORDINALITY t (c, n)) END
$$;
"""
