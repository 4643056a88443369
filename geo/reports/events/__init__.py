"""A report's scenes gathered into incidents and totals."""
