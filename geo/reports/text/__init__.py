"""The text as it comes: files, pages, addresses; lines, repair, sentences."""
