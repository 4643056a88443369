"""One module for each family of commands. Each function takes the parsed arguments and the
settings, writes results to stdout and messages to stderr, and returns the exit code."""
