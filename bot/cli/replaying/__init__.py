"""`touchline replay`: what would have been said of the last merged changes, and what came of it."""
