"""What is kept: the record, its migrations, capture, search and sync. No Qt."""
