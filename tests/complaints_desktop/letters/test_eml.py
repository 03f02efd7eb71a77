"""An issued letter as the draft of an email: the PDF as it was frozen, and nobody named outside it."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest

from complaints_desktop.letters.eml import email_draft, file_name

PDF = b"%PDF-1.7 the letter \x00\xff"


def drafted(to: str = "resident@letters.example") -> EmailMessage:
    content = email_draft(reference="26-K7Q-0001", kind="stage1-response", landlord="A Landlord", to=to, pdf=PDF)
    return message_from_bytes(content, policy=default)


def test_the_draft_bears_the_letter_as_it_was_frozen_under_its_reference_and_kind():
    (attached,) = drafted().iter_attachments()
    assert attached.get_content() == PDF
    assert attached.get_filename() == "26-k7q-0001-stage1-response.pdf"


def test_its_subject_and_its_names_say_the_reference_and_nothing_of_a_person():
    assert drafted()["Subject"] == "Our letter about complaint 26-K7Q-0001"
    assert file_name("26-K7Q-0001", "stage1-response") == "26-k7q-0001-stage1-response"


def test_a_mail_program_opens_it_as_a_draft_that_was_not_sent():
    draft = drafted()
    assert (draft["X-Unsent"], draft["From"], draft["Date"]) == ("1", None, None)


@pytest.mark.parametrize(("to", "said"), [("resident@letters.example", "resident@letters.example"), ("", None)])
def test_it_goes_to_the_address_on_record_or_to_whom_the_officer_types(to: str, said: str | None):
    assert drafted(to)["To"] == said


@pytest.mark.parametrize("to", ["a@b.example\nBcc: c@d.example", "not an address", "a@b.example, c@d.example"])
def test_what_is_no_one_address_adds_no_line_and_no_recipient(to: str):
    assert drafted(to)["To"] is None
    assert drafted(to)["Bcc"] is None
