"""What does not agree: findings, the checks that report them, and comparing a handful of articles in memory."""
