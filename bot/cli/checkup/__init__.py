"""`touchline doctor`: each part looked at for itself, told in one line with what mends it."""
