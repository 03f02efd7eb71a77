"""What the steps of the matrix of risk are called, from 1 to 5."""

IMPACT = ("Learning", "Minor", "Disrepair", "Significant", "Emergency")
"""How much it would hurt if a promise were missed."""

LIKELIHOOD = ("Very unlikely", "Unlikely", "Possible", "Likely", "Very likely")
"""How likely it is to be missed."""
