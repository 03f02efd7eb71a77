"""The record on this computer: its engine, keys, back-ups, capture and search."""
