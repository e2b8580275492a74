"""What people and Apps do to the world, in plain Python. Each layer builds on the one before."""
