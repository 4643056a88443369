"""Who attacked and who was hit."""
