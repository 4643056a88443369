"""What words mean by themselves, and the units that a sentence is cut into."""
