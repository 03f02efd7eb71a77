"""What the screens and the command line ask of the record: queries that return plain, read-only facts."""
