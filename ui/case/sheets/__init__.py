"""The forms of a case, one module a subject; each is one action, and none holds a rule."""
