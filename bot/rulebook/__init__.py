"""The rules as pages for people: read from their folders, nothing kept beside them."""
