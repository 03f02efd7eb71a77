"""The shapes of a postcode, a phone number and an e-mail address: what looks wrong is asked about, never barred."""

import re

from complaints_desktop.rules.refusals import Refused

_POSTCODE = re.compile(r"(GIR|[A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][ABD-HJLNP-UW-Z]{2})")
_EMAIL = re.compile(r"[^@\s,;]+@[^@\s,;.]+(?:\.[^@\s,;.]+)*\.[^\W\d_]{2,}")
_RUN = re.compile(r"\+?\(?\d[\d ()./\-]*")
_HERE = re.compile(r"(?:\+44|0044|0)(?:7\d{9}|[2359]\d{9}|1\d{8,9}|8\d{9}|800\d{6}|8001111)")
_ABROAD = re.compile(r"(?:\+|00)(?!44)[1-9]\d{6,14}")
MOST_UPRN = 12
"""Digits of a unique property reference number, as Ordnance Survey gives them out."""

FEWEST = 6
"""Digits that make a number somebody may be rung at; fewer are a house or an extension."""


def in_capitals(postcode: str | None) -> str | None:
    """Return a postcode in capitals, with its space where it has the shape of one."""
    cleaned = " ".join((postcode or "").upper().split())
    match = _POSTCODE.fullmatch(cleaned.replace(" ", ""))
    return (f"{match[1]} {match[2]}" if match else cleaned) or None


def uprn_of(typed: str) -> str:
    """Return a UPRN without what people put before and between its digits; Refused for what is none."""
    bare = typed.replace(" ", "")
    if not (bare.isascii() and bare.isdigit()) or not 1 <= len(bare.lstrip("0")) <= MOST_UPRN:
        raise Refused(f"“{typed[:30]}” is no UPRN", do=f"Give its digits, {MOST_UPRN} at most.", field="uprn")
    return bare.lstrip("0")


def postcode_doubt(typed: str) -> str:
    """Return why this may be no postcode; empty where nothing speaks against it."""
    fits = not typed.strip() or _POSTCODE.fullmatch("".join(typed.upper().split()))
    return "" if fits else "Not the shape of a UK postcode. Is it right?"


def phone_doubt(typed: str) -> str:
    """Return why nobody may be reached at this number; empty where nothing speaks against it. Words may stand by."""
    numbers = [re.sub(r"\D", "", each) for each in _numbers(typed)]
    if not typed.strip() or (numbers and all(_is_phone(each) for each in _numbers(typed))):
        return ""
    if not numbers:
        return "No phone number in it. Is it right?"
    return f"{len(numbers[0])} digits; a UK number has 11 and begins with 0. Is it right?"


def email_doubt(typed: str) -> str:
    """Return why this may be no e-mail address; empty where nothing speaks against it."""
    fits = not typed.strip() or _EMAIL.fullmatch(typed.strip())
    return "" if fits else "Not the shape of an e-mail address. Is it right?"


def detail_of(typed: str) -> str:
    """Return which detail of a person this looks like: `email`, `postcode`, `phone`, or else `name`."""
    words = typed.strip()
    if _EMAIL.fullmatch(words):
        return "email"
    if _POSTCODE.fullmatch("".join(words.upper().split())):
        return "postcode"
    return "phone" if _RUN.fullmatch(words) and len(re.sub(r"\D", "", words)) >= FEWEST else "name"


def _numbers(typed: str) -> list[str]:
    """Return the numbers in a text, without what people put between their digits."""
    abroad = typed.replace("(0)", "") if "+" in typed else typed
    runs = (re.sub(r"[ ()./\-]", "", each) for each in _RUN.findall(abroad))
    return [each for each in runs if len(each) >= FEWEST]


def _is_phone(number: str) -> bool:
    return bool(_HERE.fullmatch(number) or _ABROAD.fullmatch(number))
