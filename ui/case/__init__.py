"""A case: its head, its tabs, what the Code asks of it, and the forms that meet it."""
