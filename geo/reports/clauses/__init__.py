"""A sentence cut into clauses that each tell of one event, and who tells it."""
