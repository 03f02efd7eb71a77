"""Tests of the shared database, against a real one."""
