"""`touchline setup`: a manifest goes to GitHub, an App and its secrets come back and are kept."""
