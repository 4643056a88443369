"""Who was killed, wounded, taken or found dead."""
