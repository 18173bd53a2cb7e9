"""The commands, one module each with `make(say)`: imported when they are called."""
