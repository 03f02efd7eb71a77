"""What the team does, one module a subject; every action takes the session and the desk, and returns Changes."""
