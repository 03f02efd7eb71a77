"""Tests of what is done."""
