"""Groups of people that a clause names."""
