"""The revisions of the server's tables, as they were: a number, and the files of each."""
