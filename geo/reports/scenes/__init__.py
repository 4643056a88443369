"""What one clause tells of one event."""
