"""How the schema of a record came to be: numbered revisions, none of which knows today's entities."""
