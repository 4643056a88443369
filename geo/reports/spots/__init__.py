"""The places of a clause, and which of them is the scene."""
