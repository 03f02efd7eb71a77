"""What is done: the Code as rules, the team's actions, letters. No Qt."""
