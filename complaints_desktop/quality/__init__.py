"""How good a piece of complaint handling was: the matrix, what is drawn, how it is scored, how reviewers agree."""
