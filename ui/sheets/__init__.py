"""The forms over the screens, one module a subject."""
