"""Whose words a value of a letter is: everything else in free text is an officer's, and is judged (decision 0053).

Named is what is not judged. A value that nobody names here is judged: a new one cannot go unseen.
"""

RESIDENTS = frozenset(
    {
        *("points.heading", "points.in_full", "points.outcome_sought"),
        *("changed_points.heading", "changed_points.in_full", "changed_points.was"),
        *("withdrawn_points.heading", "withdrawn_points.in_full", "accepted.text", "refused_points.text"),
        *("refusals.what", "asked_for", "other_what", "ordered.what", "together"),
        *("salutation", "acting_for", "also_to", "estate_of", "about_other", "authority_giver", "elected.giver"),
        *("authorities.name", "authorities.standing"),
        *("authorities_asked.name", "authorities_asked.capacity"),
    }
)
"""The words of the resident, of who speaks for them, of the Ombudsman, and names: they say what they say."""

MADE = frozenset(
    {
        # days
        *(
            "received_on",
            "receipt_was",
            "acknowledge_by",
            "respond_by",
            "answer_was_due",
            "answered_on",
            "complained_on",
        ),
        *("asked_on", "directed_on", "elsewhere_on", "extension_to", "looked_at_on", "next_update", "other_by"),
        *(
            "other_late",
            "other_received_on",
            "paid_by",
            "refused_on",
            "taken_back_on",
            "withdrawn_on",
            "wrong_letter_on",
        ),
        *("chronology.on", "index.dated", "corrected.stands_on", "corrected.falls_on", "adjustments.since"),
        *(
            "adjustments.review",
            "to_pay.by_when",
            "commitments.by_when",
            "to_pay.when",
            "commitments.when",
            "moved.was",
            "moved.now",
            "asked.due",
        ),
        *("restriction.starts_on", "restriction.warned_on", "restriction.review_on", "review.imposed_on"),
        *("review.appealed_on", "review.next_on", "hazard_summary.aware_on", "hazard_summary.investigated_on"),
        *(
            "hazard_work.when",
            "invitation.reply_by",
            "done.when",
            "offered.told",
            "authorities.period",
            "ordered.by",
            "ordered.stands",
        ),
        # sums and numbers
        *("money_total", "money_before", "money_left", "money.amount", "payments.amount", "offered.amount"),
        *(
            "points.number",
            "changed_points.number",
            "withdrawn_points.number",
            "accepted.number",
            "refused_points.number",
        ),
        *("index.number", "offered.stage", "own_window", "stage1_acknowledged_within", "stage2_acknowledged_within"),
        *("stage2_answered_within", "reference", "new_issue.earlier"),
        # people of ours, and how to reach us
        *("author_name", "author_title", "author_contact", "handler_name", "handler_title", "handler_contact"),
        *("reviewer_name", "reviewer_title", "landlord_name", "hazard_owner", "other_owner", "to_pay.who"),
        *(
            "commitments.who",
            "corrected.stands_by",
            "corrected.falls_by",
            "ways.way",
            "restriction.reach",
            "review.reach",
        ),
        # terms, and sentences of the program
        *("channel", "format", "stage", "overall", "payment", "other_about", "other_decision", "wrong_letter"),
        *("corrected.title", "lateness.sentence", "extensions.sentence", "points.decision", "points.before"),
        *("points.responsibility", "changed_points.told", "withdrawn_points.told", "refused_points.told"),
        *("new_issue.condition", "money.head", "payments.head", "payments.how", "offered.head", "refusals.ground"),
        *(
            "refusals.age",
            "restriction.what",
            "restriction.no_warning",
            "review.outcome",
            "review.what",
            "review.still",
        ),
        *(
            "authorities_asked.may",
            "authorities.may",
            "authorities.letters_to",
            "elected.stands",
            "withdrawal.how",
            "withdrawal.not_to",
        ),
        *("withdrawal.who", "withdrawal.asked_on"),
        *(
            "hazard_summary.gravity",
            "hazard_summary.what",
            "hazard_work.work",
            "chronology.what",
            "adjustments.adjustment",
        ),
        # what is only so or not
        *(
            "dates_moved",
            "elsewhere_if_late",
            "hazard",
            "hazard_found",
            "hazard_further",
            "i_handle",
            "i_review",
            "in_part",
            "internal",
        ),
        *("answer_to_come", "first_stage", "may_ask_again", "orders_left", "stage2_refused", "to_ombudsman"),
        *("written_since", "not_upheld", "other_undated", "stage1_unanswered", "unpaid", "upheld", "upheld_before"),
        *("review.goes_on", "review.free", "authorities.meetings"),
    }
)
"""What the program makes of days, sums, terms and names: read with the sentence around it, and nobody's answer."""


def called(field: str) -> str:
    """Return the name of a value without the number of its row: `points.2.reasons` is `points.reasons`."""
    return ".".join(part for part in field.split(".") if not part.isdigit())
