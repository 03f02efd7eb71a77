"""Numbers that are said of a landlord's complaints, how sure they are, and the pictures of them: pure, exact."""
