"""The rules, pure: calendar, clocks, duties, workflow, rights, risk, decisions."""
