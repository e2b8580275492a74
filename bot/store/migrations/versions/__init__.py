"""One file a step, oldest first. Old code may still run while one is applied: only add."""
