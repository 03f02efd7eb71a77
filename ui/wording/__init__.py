"""The wording of letters: what is written, beside the page that it makes."""
