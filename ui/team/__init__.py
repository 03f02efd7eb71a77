"""The team: who carries what, absences and what becomes of the work meanwhile, and what nobody has yet."""
