"""Log a complaint: one screen while on the phone."""
